@echo off
rem Sets JAVA to a Java 25 or newer: JAVA_HOME, the PATH, then the usual folders. Called by the launchers.
set "JAVA="
if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
if defined JAVA exit /b 0
for /f "delims=" %%J in ('where java 2^>nul') do call :try "%%J"
if defined JAVA exit /b 0
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\*" "%ProgramFiles%\Zulu\*") do call :try "%%~D\bin\java.exe"
if defined JAVA exit /b 0
echo Tallybird needs Java 25 or newer and found none in JAVA_HOME, on the PATH or in the usual folders. Install one (for example Temurin 25 from adoptium.net) or set JAVA_HOME. 1>&2
exit /b 78

:try
if defined JAVA exit /b 0
if not exist "%~1" exit /b 0
set "FEATURE="
setlocal
rem Java tells first which options it picked up from the environment; the version alone is wanted.
set "JAVA_TOOL_OPTIONS="
set "JDK_JAVA_OPTIONS="
set "_JAVA_OPTIONS="
for /f "tokens=3" %%V in ('"%~1" -version 2^>^&1 ^| findstr /i version') do for /f "tokens=1 delims=." %%F in ("%%~V") do set "FEATURE=%%F"
endlocal & set "FEATURE=%FEATURE%"
if not defined FEATURE exit /b 0
if %FEATURE% GEQ 25 set "JAVA=%~1"
exit /b 0
