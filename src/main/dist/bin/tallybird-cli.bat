@echo off
setlocal
call "%~dp0java-25.bat" || exit /b 78
"%JAVA%" --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dtallybird.door=cli -cp "%~dp0..\lib\*" app.tallybird.Launcher %*
exit /b %ERRORLEVEL%
