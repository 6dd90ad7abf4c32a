# Builds the program into $state. Sourced by ./ephor; needs java.sh.
#   $state/lib         the jars of the program
#   $state/ephor.aot   its classes, loaded and linked beforehand by the JVM
#   $state/ready       its age is that of the sources built; says which JDK was used

build_program() {
  mkdir -p "$state"
  lock
  # Another process may have built it while this one waited.
  if is_fresh && recall; then
    unlock
    return 0
  fi
  java_home= java_build=
  recall || :
  known="$java_home $java_build"
  find_java
  read_java_build "$java_home"
  java_build=$this_java_build
  if ! is_fresh; then
    find_maven
    : >"$state/started"
    compile_program
    known=
  fi
  class_path
  [ "$known" = "$java_home $java_build" ] || train
  printf '%s\n' "${JAVA_HOME:-}" "$java_home" "$java_build" >"$state/ready.new"
  # What changed while the build ran is for the next build.
  touch -r "$state/started" "$state/ready.new"
  mv -f "$state/ready.new" "$state/ready"
  unlock
}

# One build at a time; whoever died is not waited for.
lock() {
  while ! mkdir "$state/lock" 2>/dev/null; do
    owner=$(cat "$state/lock/pid" 2>/dev/null || :)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -rf "$state/lock"
    else
      sleep 1
    fi
  done
  echo $$ >"$state/lock/pid"
  trap unlock EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

unlock() {
  trap - EXIT INT TERM
  rm -rf "$state/lock"
}

compile_program() {
  if [ -f "$state/ready" ]; then
    say "sources changed, building"
  else
    say "building (the first time downloads libraries)"
  fi
  place=$root
  if [ ! -w "$root" ]; then
    place=$state/checkout
    mkdir -p "$place"
    (cd "$root" && tar -cf - --exclude=./.git --exclude=target .) | (cd "$place" && tar -xf -)
    chmod -R u+w "$place"
  fi
  if ! run_maven -q -f "$place/pom.xml" -pl app -am -Dmaven.test.skip=true process-classes \
    >"$state/build.log" 2>&1; then
    cat "$state/build.log" >&2
    say "the build failed, see above"
    exit 2
  fi
  # Swapped as a whole: a program that runs meanwhile keeps the files it has open.
  rm -rf "$state/lib.new" "$state/lib.old"
  mkdir "$state/lib.new"
  pack "$place/app/target/classes" "$(cat "$place/app/target/class-path")"
  [ ! -d "$state/lib" ] || mv "$state/lib" "$state/lib.old"
  mv "$state/lib.new" "$state/lib"
  rm -rf "$state/lib.old"
}

# Puts a class path into $state/lib.new: our folders of classes as one jar, since an AOT cache takes
# no folders, and the libraries beside it. Maven stops before it makes jars: a build that goes on to
# jars and one that does not each take the other's classes for changed.
pack() {
  set -- "$1" "$2" "$IFS"
  IFS=:
  # shellcheck disable=SC2086
  for entry in $1 $2; do
    if [ -d "$entry" ]; then
      printf -- '-C "%s" .\n' "$entry"
    else
      cp "$entry" "$state/lib.new"
    fi
  done >"$state/jar.args"
  IFS=$3
  "$java_home/bin/jar" --create --no-compress --file "$state/lib.new/ephor.jar" "@$state/jar.args"
  # Without it the program is slower to start and otherwise the same.
  "$java_home/bin/java" -XX:TieredStopAtLevel=1 -cp "$1:$2" dev.ephor.app.Prelink \
    "$state/lib.new/ephor.jar" >"$state/prelink.log" 2>&1 </dev/null ||
    say "could not link the program beforehand, see $state/prelink.log"
}

# Runs typical commands once and keeps the classes they loaded. In two steps, because the single
# step hands the class path to its second process in a way that splits it at spaces. A program
# without this cache is slower to start and otherwise the same.
train() {
  rm -f "$state/ephor.aot"
  # shellcheck disable=SC2086
  "$java_home/bin/java" $jvm_options -XX:AOTMode=record -XX:AOTConfiguration="$state/ephor.aotconf" \
    -cp "$class_path" dev.ephor.app.Rehearsal "$root/examples" "$root/app/src/main/rehearsal" \
    >"$state/train.log" 2>&1 </dev/null &&
    "$java_home/bin/java" $jvm_options -XX:AOTMode=create -XX:AOTConfiguration="$state/ephor.aotconf" \
      -XX:AOTCache="$state/ephor.aot.new" -cp "$class_path" >>"$state/train.log" 2>&1 </dev/null &&
    mv -f "$state/ephor.aot.new" "$state/ephor.aot" ||
    say "could not make the start-up cache, see $state/train.log"
  rm -f "$state/ephor.aotconf"
}
