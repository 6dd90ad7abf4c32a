package dev.ephor.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rules on compiled classes. Each takes the packages that it watches, so that it can also be
 * held against a sample that breaks it.
 */
final class Rules {
  /** What may be used of {@code java.net}: values that are parsed, never asked of the network. */
  private static final Set<String> NET_VALUES =
      Set.of(
          "java.net.URI",
          "java.net.URISyntaxException",
          "java.net.URLDecoder",
          "java.net.URLEncoder",
          "java.net.IDN",
          "java.net.InetAddress",
          "java.net.Inet4Address",
          "java.net.Inet6Address");

  private static final Set<String> FILE_TYPES =
      Set.of(
          "java.io.File",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.io.RandomAccessFile",
          "java.io.Console",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.Runtime");

  /** Calls that ask the machine for the time, for chance or for its settings. */
  private static final Set<String> SURROUNDINGS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.System.exit",
          "java.lang.System.out",
          "java.lang.System.err",
          "java.lang.System.in",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.util.Random.<init>",
          "java.security.SecureRandom.<init>",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.util.Calendar.getInstance",
          "java.util.Locale.getDefault",
          "java.util.TimeZone.getDefault",
          "java.time.ZoneId.systemDefault",
          "java.net.InetAddress.getByName",
          "java.net.InetAddress.getAllByName",
          "java.net.InetAddress.getLocalHost",
          "java.net.InetAddress.isReachable",
          "java.net.InetAddress.getHostName",
          "java.net.InetAddress.getCanonicalHostName");

  private static final Set<String> THREAD_TYPES =
      Set.of(
          "java.lang.Thread",
          "java.lang.Thread$Builder",
          "java.util.Timer",
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.Executors",
          "java.util.concurrent.ExecutorService",
          "java.util.concurrent.ForkJoinPool",
          "java.util.concurrent.ThreadPoolExecutor");

  private static final Set<String> MUTABLE_TYPES =
      Set.of(
          "java.util.ArrayList",
          "java.util.ArrayDeque",
          "java.util.BitSet",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.IdentityHashMap",
          "java.util.LinkedHashMap",
          "java.util.LinkedHashSet",
          "java.util.TreeMap",
          "java.util.TreeSet",
          "java.util.WeakHashMap",
          "java.lang.StringBuilder",
          "java.lang.ThreadLocal");

  private Rules() {}

  static List<ArchRule> pure(String... packages) {
    return List.of(
        noClasses()
            .that()
            .resideInAnyPackage(packages)
            .should()
            .dependOnClassesThat(named("open sockets or files", Rules::isInputOutput))
            .because("what they need comes through a port"),
        noClasses()
            .that()
            .resideInAnyPackage(packages)
            .should()
            .accessTargetWhere(asks("the clock, chance or the machine", Rules::isSurroundings))
            .because("the caller passes the time and everything else in"),
        noClasses()
            .that()
            .resideInAnyPackage(packages)
            .should()
            .dependOnClassesThat(
                named("start threads", type -> THREAD_TYPES.contains(type.getName())))
            .orShould()
            .accessTargetWhere(asks("parallel streams", Rules::isParallel))
            .because("the caller decides on which thread they run"));
  }

  static ArchRule noBacktrackingRegex(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .dependOnClassesThat(resideInAPackage("java.util.regex.."))
        .orShould()
        .accessTargetWhere(asks("regular expressions of the JDK", Rules::isStringRegex))
        .because("text of users reaches it, and its time has no bound; scalar has RE2/J");
  }

  static ArchRule noReflection(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .dependOnClassesThat(resideInAPackage("java.lang.reflect.."))
        .orShould()
        .accessTargetWhere(
            asks(
                "for classes by name",
                target -> target.getFullName().startsWith("java.lang.Class.forName")))
        .because("the wiring is by constructors that the compiler sees");
  }

  static ArchRule noEmptyNames(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Common|Base)")
        .orShould()
        .haveNameMatching(".*[.$](Fake|Mock|Stub)[A-Z].*")
        .because("a name says what the type is");
  }

  static List<ArchRule> noStaticState(String... packages) {
    return List.of(
        fields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(packages)
            .and()
            .areStatic()
            .and(
                new DescribedPredicate<JavaField>("are not synthetic") {
                  @Override
                  public boolean test(JavaField field) {
                    return !field.getModifiers().contains(JavaModifier.SYNTHETIC);
                  }
                })
            .should()
            .beFinal()
            .allowEmptyShould(true),
        noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(packages)
            .and()
            .areStatic()
            .should(haveMutableType())
            .allowEmptyShould(true)
            .because("two runs in one process must not see each other"));
  }

  static ArchRule noGenericExceptions(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should(GeneralCodingRules.THROW_GENERIC_EXCEPTIONS)
        .because("expected failures are values, and a bug has a name");
  }

  private static boolean isInputOutput(JavaClass type) {
    String name = type.getName();
    if (type.getPackageName().startsWith("java.net")) {
      return !NET_VALUES.contains(name);
    }
    return FILE_TYPES.contains(name)
        || name.startsWith("java.nio.file.")
        || name.startsWith("java.nio.channels.")
        || name.startsWith("javax.net.")
        || name.startsWith("java.sql.");
  }

  private static boolean isSurroundings(AccessTarget target) {
    String owner = target.getOwner().getName();
    if (SURROUNDINGS.contains(owner + "." + target.getName())) {
      return true;
    }
    if (owner.equals("java.util.Date")) {
      return target.getFullName().endsWith("<init>()");
    }
    if (!owner.startsWith("java.time.")) {
      return false;
    }
    boolean system = owner.equals("java.time.Clock") && target.getName().startsWith("system");
    boolean now = target.getName().equals("now") && !target.getFullName().contains("Clock");
    return system || now;
  }

  private static boolean isParallel(AccessTarget target) {
    return target.getName().equals("parallelStream")
        || (target.getName().equals("parallel")
            && target.getOwner().getName().startsWith("java.util.stream."));
  }

  private static boolean isStringRegex(AccessTarget target) {
    return target.getOwner().getName().equals("java.lang.String")
        && Set.of("matches", "replaceAll", "replaceFirst").contains(target.getName());
  }

  private static DescribedPredicate<JavaClass> named(String name, Predicate<JavaClass> predicate) {
    return DescribedPredicate.describe(name, predicate);
  }

  private static DescribedPredicate<JavaAccess<?>> asks(
      String name, Predicate<AccessTarget> predicate) {
    return DescribedPredicate.describe(
        "asks " + name, access -> predicate.test(access.getTarget()));
  }

  private static ArchCondition<JavaField> haveMutableType() {
    return new ArchCondition<>("have a type that can change") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        String type = field.getRawType().getName();
        boolean visibleArray =
            field.getRawType().isArray()
                && !field.getModifiers().contains(JavaModifier.PRIVATE)
                && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
        boolean mutable =
            MUTABLE_TYPES.contains(type)
                || type.startsWith("java.util.concurrent.atomic.")
                || type.startsWith("java.util.concurrent.Concurrent")
                || visibleArray;
        events.add(new SimpleConditionEvent(field, mutable, field.getFullName() + ": " + type));
      }
    };
  }
}
