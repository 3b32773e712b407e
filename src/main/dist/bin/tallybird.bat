@echo off
setlocal
call "%~dp0java-25.bat" || exit /b 78
"%JAVA%" --module-path "%~dp0..\lib\fx" --add-modules javafx.controls,atlantafx.base --enable-native-access=javafx.graphics,ALL-UNNAMED --add-exports=javafx.base/com.sun.javafx.event=ALL-UNNAMED --add-opens=javafx.graphics/javafx.scene=ALL-UNNAMED -Dtallybird.door=window -cp "%~dp0..\lib\*" app.tallybird.Launcher %*
exit /b %ERRORLEVEL%
