package dev.ephor.cli.run;

import dev.ephor.cli.load.Fixtures;
import dev.ephor.cli.load.FixturesReader;
import dev.ephor.cli.load.GlobalMock;
import dev.ephor.cli.load.InputFile;
import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.load.ResourceKinds;
import dev.ephor.cli.load.UserInfoReader;
import dev.ephor.cli.load.Values;
import dev.ephor.cli.load.ValuesReader;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Findings;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.ReadResult;
import dev.ephor.document.ResourceList;
import dev.ephor.document.Severity;
import dev.ephor.document.StringNode;
import dev.ephor.engine.port.UserInfo;
import dev.ephor.jmespath.JmesCompiler;
import dev.ephor.policy.GlobalContextEntry;
import dev.ephor.policy.GlobalContextReader;
import dev.ephor.policy.ResourceReadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * The small files around policies and resources: values and user information. Collects what is
 * wrong with them.
 */
public final class Setting {
  private static final String PREFIX = "CLI";

  private final Terminal terminal;
  private final DocumentReader reader;
  private final List<Diagnostic> problems = new ArrayList<>();

  public Setting(Terminal terminal, DocumentReader reader) {
    this.terminal = terminal;
    this.reader = reader;
  }

  public List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  /**
   * @param file path of a values file, if there is one
   * @param set values of the command line as {@code name=value}
   */
  public Values values(Optional<String> file, Map<String, String> set) {
    Values values = file.map(this::valuesFile).orElse(Values.NONE);
    Map<String, Node> nodes = new LinkedHashMap<>();
    set.forEach((name, value) -> nodes.put(name, StringNode.of(value)));
    return nodes.isEmpty() ? values : values.withSet(nodes);
  }

  private Values valuesFile(String file) {
    return read(file, List.of("Values", "Value"), ValuesReader::read).orElse(Values.NONE);
  }

  public UserInfo userInfo(Optional<String> file) {
    return file.flatMap(path -> read(path, List.of("UserInfo"), UserInfoReader::read))
        .orElse(UserInfo.NONE);
  }

  /**
   * What contexts, cluster resources and definitions of kinds give in place of a cluster. Other
   * documents count as objects of the cluster.
   */
  public Fixtures fixtures(List<String> files) {
    Fixtures out = Fixtures.NONE;
    for (String file : files) {
      for (Document document : documents(file)) {
        out = out.plus(fixtures(file, document));
      }
    }
    return out;
  }

  private Fixtures fixtures(String file, Document document) {
    ObjectNode root = document.root() instanceof ObjectNode object ? object : ObjectNode.EMPTY;
    if (FixturesReader.KINDS.contains(root.text("kind", ""))) {
      Findings findings = new Findings(PREFIX);
      FixturesReader.Given given = FixturesReader.read(document, findings);
      problems.addAll(findings.sorted());
      return given.fixtures().plus(definitions(file, given.definitions()));
    }
    Optional<ResourceReadResult<GlobalContextEntry>> entry =
        new GlobalContextReader().read(document);
    if (entry.isPresent()) {
      problems.addAll(entry.get().diagnostics());
      return entry.get().isBroken()
          ? Fixtures.NONE
          : Fixtures.ofEntries(List.of(entry.get().value()));
    }
    List<ResourceKinds.Entry> kinds = FixturesReader.kinds(document);
    if (!kinds.isEmpty()) {
      return Fixtures.ofKinds(kinds);
    }
    if (root.text("kind", "").isEmpty()) {
      problems.add(
          LoadMistake.NOT_A_RESOURCE
              .at(document.fragment().at(), "document has no `kind`")
              .withHelp("expected are: " + String.join(", ", FixturesReader.KINDS)));
      return Fixtures.NONE;
    }
    return Fixtures.ofObjects(List.of(root));
  }

  /**
   * Data that a test gives for GlobalContextEntries.
   *
   * @param resolve makes paths of the test to paths from here
   */
  public Fixtures globals(
      List<GlobalMock> mocks, UnaryOperator<String> resolve, JmesCompiler expressions) {
    Fixtures out = Fixtures.NONE;
    for (GlobalMock mock : mocks) {
      List<Node> found = new ArrayList<>();
      for (String file : mock.files()) {
        for (Document document : documents(resolve.apply(file))) {
          ResourceList.items(document).forEach(item -> found.add(item.root()));
        }
      }
      Findings findings = new Findings(PREFIX);
      out = out.plus(mock.fixtures(found, expressions, findings));
      problems.addAll(findings.sorted());
    }
    return out;
  }

  /** Kinds that CustomResourceDefinitions in files and folders define. */
  public List<ResourceKinds.Entry> kinds(List<String> paths) {
    InputPaths.Found files = InputPaths.expand(paths, terminal);
    problems.addAll(files.problems());
    List<ResourceKinds.Entry> out = new ArrayList<>();
    for (InputFile file : files.files()) {
      documents(file.name()).forEach(document -> out.addAll(FixturesReader.kinds(document)));
    }
    if (out.isEmpty() && !paths.isEmpty() && files.problems().isEmpty()) {
      problems.add(
          LoadMistake.NOTHING_INSIDE.in(
              String.join(", ", paths), "has no CustomResourceDefinitions"));
    }
    return out;
  }

  private Fixtures definitions(String from, List<String> files) {
    String folder = from.substring(0, from.lastIndexOf('/') + 1);
    List<ResourceKinds.Entry> out = new ArrayList<>();
    for (String file : files) {
      String path = file.startsWith("/") ? file : folder + file;
      documents(path).forEach(document -> out.addAll(FixturesReader.kinds(document)));
    }
    return Fixtures.ofKinds(out);
  }

  /** Reads the one document of a file into a record. */
  private <T> Optional<T> read(
      String file, List<String> kinds, BiFunction<Document, Findings, T> toRecord) {
    Optional<Document> document = documents(file).stream().findFirst();
    if (document.isEmpty()) {
      return Optional.empty();
    }
    Document found = document.get();
    if (found.root() instanceof ObjectNode object && object.has("kind")) {
      String kind = object.text("kind", "");
      if (!kinds.contains(kind)) {
        problems.add(
            LoadMistake.UNKNOWN_KIND
                .at(
                    found.fragment().child("kind").orElse(found.fragment()).at(),
                    "kind must be `" + kinds.getFirst() + "`, not `" + kind + "`")
                .withHelp("`ephor create " + form(kinds.getFirst()) + "` writes one"));
        return Optional.empty();
      }
    }
    Findings findings = new Findings(PREFIX);
    T record = toRecord.apply(found, findings);
    problems.addAll(findings.sorted());
    return Optional.of(record);
  }

  /** The form of {@code create} that writes documents of a kind. */
  private static String form(String kind) {
    return kind.equals("UserInfo") ? "user-info" : "values";
  }

  private List<Document> documents(String file) {
    Path path = terminal.environment().resolve(file);
    ReadResult read;
    try {
      read = reader.readAll(file, Files.readAllBytes(path));
    } catch (NoSuchFileException e) {
      problems.add(InputPaths.missing(file, path, "no such file"));
      return List.of();
    } catch (IOException e) {
      problems.add(LoadMistake.UNREADABLE.in(file, "cannot be read: " + InputPaths.reason(e)));
      return List.of();
    }
    read.diagnostics().stream()
        .filter(found -> found.severity() == Severity.ERROR)
        .forEach(problems::add);
    if (read.documents().isEmpty() && !read.hasErrors()) {
      problems.add(LoadMistake.NOTHING_INSIDE.in(file, "has no documents"));
    }
    return read.documents();
  }
}
