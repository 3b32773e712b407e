@echo off
rem Goes over into the other file instead of calling it: "call" doubles each ^.
setlocal disabledelayedexpansion
set "TALLYBIRD_DOOR=cli"
"%~dp0java-25.bat" %*
