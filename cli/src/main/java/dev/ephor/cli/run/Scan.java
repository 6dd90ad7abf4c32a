package dev.ephor.cli.run;

import dev.ephor.cli.load.DocumentStream;
import dev.ephor.cli.load.InputReader;
import dev.ephor.cli.load.Resource;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.Node;
import dev.ephor.document.RawDocument;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.outcome.RuleResult;
import dev.ephor.policy.PolicyId;
import dev.ephor.report.Counts;
import dev.ephor.report.Entry;
import dev.ephor.report.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Evaluates a stream of resources and keeps of each result only what the output needs.
 *
 * @param namespace the only one whose resources are evaluated; all when empty
 * @param kept which results the output shows; the others are counted alone
 * @param batch how the work is shared out; one worker is the caller's own thread
 */
public record Scan(
    Evaluator evaluator,
    InputReader resources,
    Optional<String> namespace,
    Predicate<RuleResult> kept,
    Batch batch) {

  /** What came of some resources, in their order. */
  public record Part(
      int resources,
      Counts counts,
      List<Entry> entries,
      List<Product> products,
      List<Diagnostic> problems) {
    public Part {
      products = List.copyOf(products);
      entries = List.copyOf(entries);
      problems = List.copyOf(problems);
    }
  }

  /** Hands on parts in the order of the stream; problems of the stream itself stay in it. */
  public void run(DocumentStream stream, Consumer<Part> sink) {
    new Batches(stream::next, batch).forEach(this::evaluate, sink);
  }

  private Part evaluate(List<RawDocument> batch) {
    int evaluated = 0;
    Counts counts = Counts.NONE;
    List<Entry> entries = new ArrayList<>();
    List<Product> products = new ArrayList<>();
    List<Diagnostic> problems = new ArrayList<>();
    for (RawDocument raw : batch) {
      InputReader.Resources read = resources.parse(raw);
      problems.addAll(read.problems());
      for (Resource resource : read.resources()) {
        if (isLeftOut(resource)) {
          continue;
        }
        evaluated++;
        Optional<Subject> subject = Optional.empty();
        List<Said> all = evaluator.evaluate(resource);
        products(resource, all, products);
        for (Said said : all) {
          RuleResult result = said.result();
          counts = counts.plus(result.outcome());
          if (kept.test(result)) {
            Subject about = subject.orElseGet(() -> subjectOf(resource));
            subject = Optional.of(about);
            entries.add(new Entry(result, about, place(result, resource, about)));
          }
        }
      }
    }
    return new Part(evaluated, counts, entries, products, problems);
  }

  /** A payload is in no namespace, so that choosing one does not leave it out. */
  private boolean isLeftOut(Resource resource) {
    return resource.isKubernetes()
        && namespace.isPresent()
        && !namespace.get().equals(resource.namespace());
  }

  /** What policies made of a resource: its own changes once for each policy that has any. */
  private static void products(Resource resource, List<Said> all, List<Product> out) {
    Map<PolicyId, Node> changed = new LinkedHashMap<>();
    for (Said said : all) {
      PolicyId policy = said.result().policy().id();
      switch (said.result().effect()) {
        case Effect.None _ -> {}
        case Effect.Patched _ -> changed.put(policy, said.object());
        case Effect.Targets(List<Node> objects) ->
            out.add(new Product(Product.Kind.TARGETS, policy, subjectOf(resource), objects, true));
        case Effect.Generated(List<Node> objects) ->
            out.add(
                new Product(Product.Kind.GENERATED, policy, subjectOf(resource), objects, true));
      }
    }
    int left = changed.size();
    for (Map.Entry<PolicyId, Node> one : changed.entrySet()) {
      left--;
      out.add(
          new Product(
              Product.Kind.MUTATED,
              one.getKey(),
              subjectOf(resource),
              List.of(one.getValue()),
              left == 0));
    }
  }

  public static Subject subjectOf(Resource resource) {
    return new Subject(
        resource.kind().apiVersion(),
        resource.kind().kind(),
        resource.namespace(),
        resource.name(),
        resource.source().fragment().at());
  }

  /** The value a result points to, in the file. */
  public static SourceLocation place(RuleResult result, Resource resource, Subject subject) {
    Optional<String> path =
        switch (result.outcome()) {
          case RuleOutcome.Fail(_, var to) -> to;
          case RuleOutcome.Warn(_, var to) -> to;
          case RuleOutcome.Pass _, RuleOutcome.Skip _, RuleOutcome.Error _ -> Optional.empty();
        };
    return path.flatMap(JsonPointer::parse)
        .map(pointer -> resource.source().locate(pointer))
        .orElse(subject.at());
  }
}
