-- Starts that nobody watched, also those that came to no run. result is a problem's code, or DONE.
CREATE TABLE attempt (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, started TEXT NOT NULL, result TEXT NOT NULL, words TEXT NOT NULL, run TEXT);
