package dev.ephor.app;

import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Links beforehand what the JVM would link at every start: switches over types, and equality and
 * hashes of records. Started by the build alone, see {@code scripts/build.sh}.
 *
 * <p>The compiler leaves these as {@code invokedynamic} calls, for which the JVM writes, loads and
 * verifies classes at the first call. An AOT cache keeps such call sites of lambdas and of text,
 * but not these: about one millisecond for each switch that a run meets. Here each becomes a call
 * of a private static method with the same answers ({@link PlainMethod}).
 */
final class Prelink {
  private static final int PRIVATE_STATIC =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  private Prelink() {}

  /** Takes a jar, which is changed, of classes that stand on the class path as well. */
  public static void main(String[] arguments) throws IOException {
    try (FileSystem jar =
        FileSystems.newFileSystem(Path.of(arguments[0]), Map.of("noCompression", true))) {
      List<Path> classes;
      try (Stream<Path> files = Files.walk(jar.getPath("/"))) {
        classes = files.filter(file -> file.toString().endsWith(".class")).toList();
      }
      for (Path file : classes) {
        Optional<byte[]> linked = linked(Files.readAllBytes(file), Prelink.class.getClassLoader());
        if (linked.isPresent()) {
          Files.write(file, linked.get());
        }
      }
    }
  }

  /**
   * The class with plain calls, or nothing when there is nothing to change.
   *
   * @param others finds the class files of the classes that the class mentions
   */
  static Optional<byte[]> linked(byte[] classFile, ClassLoader others) {
    ClassFile format =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(others).cached()));
    ClassModel model = format.parse(classFile);
    boolean changes =
        model.methods().stream()
            .flatMap(method -> method.code().stream())
            .flatMap(code -> code.elementStream())
            .anyMatch(element -> planned(element).isPresent());
    return changes
        ? Optional.of(
            format.transformClass(model, ClassTransform.ofStateful(() -> new Rewriting(model))))
        : Optional.empty();
  }

  private static Optional<PlainMethod> planned(CodeElement element) {
    return element instanceof InvokeDynamicInstruction call
        ? PlainMethod.of(call)
        : Optional.empty();
  }

  /** The rewriting of one class. Methods are added at its end, the same one only once. */
  private static final class Rewriting implements ClassTransform {
    private final ClassModel model;
    private final Map<PlainMethod, String> added = new HashMap<>();
    private final List<PlainMethod> inOrder = new ArrayList<>();

    Rewriting(ClassModel model) {
      this.model = model;
    }

    @Override
    public void accept(ClassBuilder out, ClassElement element) {
      if (element instanceof MethodModel method && method.code().isPresent()) {
        out.transformMethod(method, MethodTransform.transformingCode(this::instruction));
      } else {
        out.with(element);
      }
    }

    private void instruction(CodeBuilder out, CodeElement element) {
      planned(element)
          .ifPresentOrElse(
              method ->
                  out.invokestatic(
                      model.thisClass().asSymbol(), name(method), method.type(), isInterface()),
              () -> out.with(element));
    }

    private boolean isInterface() {
      return (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
    }

    private String name(PlainMethod method) {
      return added.computeIfAbsent(
          method,
          first -> {
            inOrder.add(first);
            return "plain$" + first.word() + "$" + inOrder.size();
          });
    }

    @Override
    public void atEnd(ClassBuilder out) {
      for (PlainMethod method : inOrder) {
        MethodTypeDesc type = method.type();
        out.withMethodBody(name(method), type, PRIVATE_STATIC, method::write);
      }
    }
  }
}
