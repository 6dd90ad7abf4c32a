package dev.ephor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrelinkTest {
  private static final List<String> CHANGED =
      List.of(
          Answers.class.getName(),
          Answers.Shape.class.getName(),
          Answers.Dot.class.getName(),
          Answers.Line.class.getName(),
          Answers.All.class.getName());

  @Test
  void a_linked_class_answers_as_before() throws ReflectiveOperationException {
    Supplier<?> linked =
        (Supplier<?>)
            new Linked().loadClass(Answers.class.getName()).getDeclaredConstructor().newInstance();

    assertThat((Object) linked.getClass()).isNotEqualTo(Answers.class);
    assertThat((Object) linked.get()).isEqualTo(new Answers().get());
  }

  @Test
  void a_linked_class_leaves_nothing_to_link_but_lambdas_and_texts() {
    assertThat(CHANGED.stream().flatMap(name -> linkers(original(name))))
        .contains("typeSwitch", "equals", "hashCode");
    assertThat(CHANGED.stream().flatMap(name -> linkers(new Linked().linked(name))))
        .doesNotContain("typeSwitch", "equals", "hashCode");
  }

  @Test
  void a_class_with_nothing_to_link_stays_as_it_is() {
    assertThat(Prelink.linked(original(PrelinkTest.class.getName()), loader())).isEmpty();
  }

  private static Stream<String> linkers(byte[] classFile) {
    return ClassFile.of().parse(classFile).methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(call -> ((InvokeDynamicInstruction) call).name().stringValue());
  }

  private static ClassLoader loader() {
    return Objects.requireNonNull(PrelinkTest.class.getClassLoader());
  }

  private static byte[] original(String name) {
    try (InputStream in = loader().getResourceAsStream(name.replace('.', '/') + ".class")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loads its own copies of the classes to change. */
  private static final class Linked extends ClassLoader {
    Linked() {
      super(loader());
    }

    byte[] linked(String name) {
      return Prelink.linked(original(name), loader()).orElseGet(() -> original(name));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null || !CHANGED.contains(name)) {
        return loaded != null ? loaded : super.loadClass(name, resolve);
      }
      byte[] bytes = linked(name);
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
