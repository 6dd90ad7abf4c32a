package dev.ephor.cli.apply;

import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.run.Product;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Node;
import dev.ephor.document.YamlWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the resources that policies made or changed, as YAML with sorted keys: to the output
 * beside the results, to one file, or to a folder with files named after the resources. Files get
 * each resource once, as the last policy has left it.
 */
final class ProductWriter {
  private final Terminal terminal;
  private final Optional<Path> target;
  private final boolean toOutput;
  private final boolean isFolder;
  private final String name;
  private final Set<Path> begun = new HashSet<>();
  private int written = 0;

  /**
   * @param target file when it has the ending of one, else folder
   * @param toOutput whether the output is for people, and so may hold resources
   */
  ProductWriter(Terminal terminal, Optional<String> target, boolean toOutput) {
    this.terminal = terminal;
    this.target = target.map(terminal.environment()::resolve);
    this.name = target.orElse("");
    this.toOutput = toOutput;
    this.isFolder =
        this.target.filter(Files::isDirectory).isPresent()
            || target.filter(given -> !InputPaths.isFileName(given)).isPresent();
  }

  /** Says where resources were written, if any were. */
  void finish() {
    if (written > 0) {
      String count = written + (written == 1 ? " resource" : " resources");
      terminal.err().println("Wrote " + count + " to " + name);
    }
  }

  void add(List<Product> products) throws IOException {
    for (Product product : products) {
      if (target.isEmpty()) {
        print(product);
      } else if (product.last()) {
        for (Node object : product.objects()) {
          append(isFolder ? target.get().resolve(name(product)) : target.get(), object);
        }
      }
    }
  }

  private void print(Product product) {
    if (!toOutput) {
      return;
    }
    String did =
        switch (product.kind()) {
          case MUTATED -> " applied to ";
          case TARGETS -> " changed targets for ";
          case GENERATED -> " generated for ";
        };
    terminal
        .out()
        .println(
            "policy " + product.policy().qualifiedName() + did + product.trigger().path() + ":");
    for (Node object : product.objects()) {
      terminal.out().println(YamlWriter.sorted().write(object) + "---");
    }
    terminal.out().println();
  }

  private void append(Path file, Node object) throws IOException {
    written++;
    boolean first = begun.add(file);
    if (first && file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    String text = YamlWriter.sorted().write(object);
    if (first) {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } else {
      Files.writeString(file, "---\n" + text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }
  }

  /** Names come from files of others, so they must not lead out of the folder. */
  private static String name(Product product) {
    StringBuilder out = new StringBuilder();
    String name = product.trigger().name();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = Character.isLetterOrDigit(c) || c == '-' || (c == '.' && i > 0);
      out.append(plain ? c : '_');
    }
    return out + (product.kind() == Product.Kind.GENERATED ? "-generated.yaml" : "-mutated.yaml");
  }
}
