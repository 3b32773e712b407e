@echo off
rem The end of both launchers: starts the door they name with a Java 25 or newer from JAVA_HOME, the PATH or the usual folders.
rem A Java says its version in its file "release", so none is started to ask. No path is a word of "call", which doubles each ^.
setlocal disabledelayedexpansion
set "FOUND="
if defined JAVA_HOME set "CANDIDATE=%JAVA_HOME:"=%"
if defined JAVA_HOME call :try
for %%J in (java.exe) do set "CANDIDATE=%%~dp$PATH:J.."
call :try
for %%P in ("Eclipse Adoptium" Java Microsoft Zulu) do (set "MAKER=%%~P" & call :each)
if defined FOUND goto %TALLYBIRD_DOOR%
echo Tallybird needs Java 25 or newer and found none in JAVA_HOME, on the PATH or in the usual folders. Install one (for example Temurin 25 from adoptium.net) or set JAVA_HOME. 1>&2
exit /b 78

:cli
"%FOUND%\bin\java.exe" --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dtallybird.door=cli -cp "%~dp0..\lib\*" app.tallybird.Launcher %*
exit /b %ERRORLEVEL%

rem By itself, so that the console closes at once.
:window
start "" "%FOUND%\bin\javaw.exe" --module-path "%~dp0..\lib\fx" --add-modules javafx.controls,atlantafx.base --enable-native-access=javafx.graphics,ALL-UNNAMED --add-exports=javafx.base/com.sun.javafx.event=ALL-UNNAMED --add-opens=javafx.graphics/javafx.scene=ALL-UNNAMED -Dtallybird.door=window -cp "%~dp0..\lib\*" app.tallybird.Launcher %*
exit /b %ERRORLEVEL%

:each
if not exist "%ProgramFiles%\%MAKER%\*" exit /b 0
pushd "%ProgramFiles%\%MAKER%"
for /d %%D in (*) do (set "CANDIDATE=%%~fD" & call :try)
popd
exit /b 0

:try
if defined FOUND exit /b 0
if not exist "%CANDIDATE%\bin\java.exe" exit /b 0
if not exist "%CANDIDATE%\release" exit /b 0
set "FEATURE=0"
for /f "usebackq tokens=1,2 delims==." %%A in ("%CANDIDATE%\release") do if "%%A"=="JAVA_VERSION" set "FEATURE=%%B"
set "FEATURE=%FEATURE:"=%"
if %FEATURE% GEQ 25 set "FOUND=%CANDIDATE%"
exit /b 0
