package dev.ephor.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The rules that only the source shows; each complaint is a line {@code file:line: what}. */
final class SourceRules {
  static final int FILE_LINES_MAX = 500;
  static final int FUNCTION_LINES_MAX = 70;
  static final int PARAMETERS_MAX = 5;

  // In pieces, so that this file does not find itself.
  private static final Pattern LEFT_OPEN =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b|@Dis" + "abled\\b|@Ig" + "nore\\b");

  private static final Set<String> GROWING_TYPES =
      Set.of(
          "ArrayList",
          "ArrayDeque",
          "HashMap",
          "HashSet",
          "LinkedHashMap",
          "LinkedHashSet",
          "TreeMap",
          "TreeSet",
          "IdentityHashMap",
          "WeakHashMap",
          "ConcurrentHashMap",
          "BitSet");

  private SourceRules() {}

  /** Complaints about Java sources, given as file name to text. */
  static List<String> check(Map<String, String> sources) {
    List<String> complaints = new ArrayList<>();
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((name, text) -> {
      long lines = text.lines().count();
      if (lines > FILE_LINES_MAX) {
        complaints.add(name + ": file of " + lines + " lines");
      }
      complaints.addAll(leftOpen(name, text));
      files.add(new Source(name, text));
    });
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler().getTask(null, null, null, null, null, files);
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        new Functions(unit, positions, complaints).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return complaints;
  }

  /** Lines that put work off or switch a test off. */
  static List<String> leftOpen(String name, String text) {
    List<String> complaints = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (LEFT_OPEN.matcher(lines.get(i)).find()) {
        complaints.add(name + ":" + (i + 1) + ": left open: " + lines.get(i).strip());
      }
    }
    return complaints;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String name;
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name.replace(' ', '_')), Kind.SOURCE);
      this.name = name;
      this.text = text;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Looks at each function and each constant of one file. */
  private static final class Functions extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> complaints;
    private boolean inRecord;

    Functions(CompilationUnitTree unit, SourcePositions positions, List<String> complaints) {
      this.unit = unit;
      this.positions = positions;
      this.complaints = complaints;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      LineMap lines = unit.getLineMap();
      long first = lines.getLineNumber(positions.getStartPosition(unit, method));
      long last = lines.getLineNumber(positions.getEndPosition(unit, method));
      if (last - first + 1 > FUNCTION_LINES_MAX) {
        complain(first, "function `" + method.getName() + "` of " + (last - first + 1) + " lines");
      }
      // A record is what more parameters become, so its own constructor takes any number.
      boolean ofRecord = inRecord && method.getName().contentEquals("<init>");
      if (!ofRecord && method.getParameters().size() > PARAMETERS_MAX) {
        int count = method.getParameters().size();
        complain(first, "function `" + method.getName() + "` with " + count + " parameters");
      }
      return super.visitMethod(method, nothing);
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      for (var member : type.getMembers()) {
        if (member instanceof VariableTree field
            && field.getModifiers().getFlags().contains(Modifier.STATIC)
            && field.getInitializer() instanceof NewClassTree created
            && GROWING_TYPES.contains(simpleName(created))) {
          long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, field));
          complain(line, "static `" + field.getName() + "` can change");
        }
      }
      boolean outer = inRecord;
      inRecord = type.getKind() == Tree.Kind.RECORD;
      super.visitClass(type, nothing);
      inRecord = outer;
      return null;
    }

    private static String simpleName(NewClassTree created) {
      String name = created.getIdentifier().toString().replaceFirst("<.*", "");
      return name.substring(name.lastIndexOf('.') + 1);
    }

    private void complain(long line, String what) {
      complaints.add(unit.getSourceFile().getName() + ":" + line + ": " + what);
    }
  }
}
