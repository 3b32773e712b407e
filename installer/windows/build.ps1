# Builds the app image, the portable zip and the two MSIs: installer\windows\build.ps1 [--dry-run] [--no-cache] [image] [portable] [msi-user] [msi-machine]
# Needs a JDK 25 (JAVA_HOME or the path) and, for the MSIs, the WiX Toolset 3.14 or 4 on the path.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')
$java = if ($env:JAVA_HOME) { Join-Path $env:JAVA_HOME 'bin\java.exe' } else { 'java' }
& $java --enable-native-access=ALL-UNNAMED installer/common/Build.java --os windows @args
exit $LASTEXITCODE
