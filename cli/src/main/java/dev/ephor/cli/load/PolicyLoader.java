package dev.ephor.cli.load;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.NearestName;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.ReadResult;
import dev.ephor.document.ResourceList;
import dev.ephor.policy.AdmissionPolicyBinding;
import dev.ephor.policy.BindingReader;
import dev.ephor.policy.GlobalContextEntry;
import dev.ephor.policy.GlobalContextReader;
import dev.ephor.policy.PolicyKind;
import dev.ephor.policy.PolicyReadResult;
import dev.ephor.policy.PolicyReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads policies from files. Whatever claims to be a policy and is not one is a problem; documents
 * of other kinds are passed over in folders, where they are usual, and are a problem in a file that
 * was named as a policy and has none.
 */
public final class PolicyLoader {
  /** API groups in which nothing but the kinds we know is expected. */
  private static final Set<String> POLICY_GROUPS = Set.of("kyverno.io", "policies.kyverno.io");

  private static final Set<String> OTHER_KINDS =
      Set.of("PolicyException", "GlobalContextEntry", "UpdateRequest");

  private static final List<String> POLICY_KINDS =
      Arrays.stream(PolicyKind.values()).map(PolicyKind::kind).distinct().toList();

  private final DocumentReader reader;
  private final PolicyReader policyReader = new PolicyReader();
  private final List<PolicyReadResult> policies = new ArrayList<>();
  private final List<AdmissionPolicyBinding> bindings = new ArrayList<>();
  private final List<GlobalContextEntry> entries = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();
  private int others = 0;

  private PolicyLoader(DocumentReader reader) {
    this.reader = reader;
  }

  /**
   * What the files hold.
   *
   * @param policies those that were read, broken ones included; their own diagnostics are in them
   * @param bindings of native admission policies, among the others; broken ones are left out
   * @param entries GlobalContextEntries, among the others; broken ones are left out
   * @param problems what is wrong outside of policies
   * @param others number of documents in folders that are no policies
   */
  public record Loaded(
      List<PolicyReadResult> policies,
      List<AdmissionPolicyBinding> bindings,
      List<GlobalContextEntry> entries,
      List<Diagnostic> problems,
      int others) {
    public Loaded {
      policies = List.copyOf(policies);
      bindings = List.copyOf(bindings);
      entries = List.copyOf(entries);
      problems = List.copyOf(problems);
    }
  }

  public static Loaded load(List<InputFile> files, DocumentReader reader) {
    PolicyLoader loader = new PolicyLoader(reader);
    files.forEach(loader::add);
    return new Loaded(
        loader.policies, loader.bindings, loader.entries, loader.problems, loader.others);
  }

  private void add(InputFile file) {
    byte[] content;
    try {
      content = file.content(reader.limits().bytesPerFile());
    } catch (IOException e) {
      problems.add(
          LoadMistake.UNREADABLE.in(file.name(), "cannot be read: " + InputPaths.reason(e)));
      return;
    }
    ReadResult read = reader.readAll(file.name(), content);
    problems.addAll(read.diagnostics());
    int policiesBefore = policies.size();
    int problemsBefore = problems.size();
    int entriesBefore = entries.size();
    List<Document> rest = new ArrayList<>();
    for (Document document : read.documents()) {
      for (Document item : ResourceList.items(document)) {
        policyReader.read(item).ifPresentOrElse(policies::add, () -> rest.add(item));
      }
    }
    rest.forEach(document -> unknownKind(document).ifPresent(problems::add));
    rest.forEach(this::addBinding);
    rest.forEach(this::addEntry);
    boolean found =
        policies.size() > policiesBefore
            || problems.size() > problemsBefore
            || entries.size() > entriesBefore;
    if (file.listed() && !found && !read.hasErrors()) {
      problems.add(rest.isEmpty() ? nothingIn(file) : noPolicy(rest.getFirst()));
    } else {
      others += rest.size();
    }
  }

  private void addBinding(Document document) {
    new BindingReader()
        .read(document)
        .ifPresent(read -> {
          problems.addAll(read.diagnostics());
          if (!read.isBroken()) {
            bindings.add(read.value());
          }
        });
  }

  private void addEntry(Document document) {
    new GlobalContextReader()
        .read(document)
        .ifPresent(read -> {
          problems.addAll(read.diagnostics());
          if (!read.isBroken()) {
            entries.add(read.value());
          }
        });
  }

  private static Diagnostic nothingIn(InputFile file) {
    return LoadMistake.NOTHING_INSIDE
        .in(file.name(), "has no documents")
        .withHelp("name a file or folder with policies");
  }

  private static Diagnostic noPolicy(Document document) {
    String what =
        document.root() instanceof ObjectNode object && object.has("kind")
            ? "`" + object.text("kind", "") + "` is no kind of policy"
            : "document is no policy: it has no `kind`";
    return LoadMistake.NOT_A_POLICY
        .at(document.fragment().at(), what)
        .withHelp("resources are given with --resource");
  }

  /** A document whose API group is that of policies and whose kind is not known at all. */
  public static Optional<Diagnostic> unknownKind(Document document) {
    if (!(document.root() instanceof ObjectNode object)) {
      return Optional.empty();
    }
    String apiVersion = object.text("apiVersion", "");
    String kind = object.text("kind", "");
    int slash = apiVersion.indexOf('/');
    if (slash < 0
        || !POLICY_GROUPS.contains(apiVersion.substring(0, slash))
        || OTHER_KINDS.contains(kind)) {
      return Optional.empty();
    }
    return Optional.of(
        LoadMistake.UNKNOWN_KIND
            .at(
                document.fragment().child("kind").orElse(document.fragment()).at(),
                "unknown kind `" + kind + "` in `" + apiVersion + "`")
            .withHelp(NearestName.help(kind, POLICY_KINDS)));
  }
}
