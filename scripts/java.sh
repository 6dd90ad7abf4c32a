# Finds a JDK of at least $java_least and Maven. Sourced by ./ephor and ./verify.

java_least=25
maven_least_minor=8 # of Maven 3

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

# Prints the major version of the JDK in $1, or 0 where there is none (or only a JRE).
java_major() {
  major=0
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  printf '%s\n' "${major:-0}"
}

# Prints the home of the `java` on the path, through symbolic links; asks it where no link tells.
java_home_on_path() {
  java=$(command -v java) || return 0
  # The stub of macOS asks to install Java in a window.
  [ "$java" != /usr/bin/java ] || [ ! -x /usr/libexec/java_home ] || return 0
  while [ -h "$java" ]; do
    link=$(readlink "$java")
    case $link in /*) java=$link ;; *) java=${java%/*}/$link ;; esac
  done
  home=${java%/bin/java}
  if [ ! -r "$home/release" ]; then
    home=$("$java" -XshowSettings:properties -version 2>&1 </dev/null |
      sed -n 's/^ *java\.home = //p') || home=
  fi
  printf '%s\n' "$home"
}

# Prints the folders where JDKs are usually put, one a line.
java_homes_installed() {
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v "$java_least+" 2>/dev/null || :
  fi
  for home in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec \
    "${SDKMAN_DIR:-${HOME:-/nonexistent}/.sdkman}"/candidates/java/* \
    "${HOME:-/nonexistent}"/.jdks/* \
    "${HOME:-/nonexistent}"/.local/share/mise/installs/java/*; do
    [ -x "$home/bin/javac" ] && printf '%s\n' "$home"
  done
  return 0
}

# Sets java_home: JAVA_HOME, then `java` on the path, then the installed JDK with the smallest
# version that is enough (the build is proved on that one). A default of Java 17 disturbs nothing.
find_java() {
  for home in "${JAVA_HOME:-}" "$(java_home_on_path)"; do
    if [ -n "$home" ] && [ "$(java_major "$home")" -ge "$java_least" ]; then
      java_home=$home
      return
    fi
  done
  java_home=$(
    java_homes_installed | while IFS= read -r home; do
      major=$(java_major "$home")
      [ "$major" -lt "$java_least" ] || printf '%s %s\n' "$major" "$home"
    done | sort -n -s -k 1,1 | sed -n '1s/^[0-9]* //p'
  )
  [ -z "$java_home" ] || return 0
  say "no JDK $java_least or newer found"
  cat >&2 <<EOT
Install one, for example
  Debian, Ubuntu   apt install openjdk-$java_least-jdk   (or package temurin-$java_least-jdk of https://adoptium.net)
  Fedora           dnf install java-$java_least-openjdk-devel
  macOS            brew install openjdk@$java_least
  SDKMAN           sdk install java $java_least-tem
or set JAVA_HOME to the folder of one.
EOT
  exit 2
}

# Makes sure that Maven is on the path and new enough.
find_maven() {
  found=
  if command -v mvn >/dev/null 2>&1; then
    found=$(JAVA_HOME=$java_home mvn --version 2>/dev/null </dev/null |
      sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p')
  fi
  case $found in
    [4-9].* | 3.[1-9][0-9]*) return ;;
    3.[0-9]*)
      minor=${found#3.}
      [ "${minor%%.*}" -lt "$maven_least_minor" ] || return 0
      ;;
  esac
  say "building needs Maven 3.$maven_least_minor or newer, found ${found:-none}"
  cat >&2 <<EOT
Install it, for example
  Debian, Ubuntu   apt install maven
  Fedora           dnf install maven
  macOS            brew install maven
  SDKMAN           sdk install maven
EOT
  exit 2
}

# Maven with the JDK that was found; reads nothing from standard input.
run_maven() {
  JAVA_HOME=$java_home \
    MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" \
    mvn --batch-mode --no-transfer-progress -T1C "$@" </dev/null
}
