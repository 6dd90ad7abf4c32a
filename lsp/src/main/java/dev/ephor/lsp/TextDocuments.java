package dev.ephor.lsp;

import dev.ephor.cli.lint.Repair;
import dev.ephor.document.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/** The documents that the editor has open, and questions about them. */
final class TextDocuments implements TextDocumentService {
  /** Further documents are taken for not open: nothing is said about them. */
  private static final int OPEN_MAX = 1_000;

  private final ExecutorService answers;
  private final Supplier<Knowledge> knowledge;
  private final Inspections inspections;
  private final Supplier<Optional<ResponseErrorException>> fault;
  private final Map<String, OpenDocument> open = new ConcurrentHashMap<>();

  /**
   * @param fault why a question cannot be answered now
   */
  TextDocuments(
      ExecutorService answers,
      Supplier<Knowledge> knowledge,
      Inspections inspections,
      Supplier<Optional<ResponseErrorException>> fault) {
    this.answers = answers;
    this.knowledge = knowledge;
    this.inspections = inspections;
    this.fault = fault;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    TextDocumentItem item = params.getTextDocument();
    if (fault.get().isEmpty() && (open.size() < OPEN_MAX || open.containsKey(item.getUri()))) {
      set(OpenDocument.of(item.getUri(), item.getVersion(), item.getText()), true);
    }
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    OpenDocument before = open.get(params.getTextDocument().getUri());
    if (before != null && fault.get().isEmpty()) {
      @Nullable Integer version = params.getTextDocument().getVersion();
      int next = version == null ? before.version() + 1 : version;
      set(before.changed(next, params.getContentChanges()), false);
    }
  }

  private void set(OpenDocument document, boolean now) {
    open.put(document.uri(), document);
    inspections.look(document, now);
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    OpenDocument closed = open.remove(params.getTextDocument().getUri());
    if (closed != null) {
      inspections.forget(closed);
    }
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    OpenDocument saved = open.get(params.getTextDocument().getUri());
    if (saved != null) {
      inspections.look(saved, true);
    }
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return answer(
        params.getTextDocument().getUri(),
        Either.forLeft(List.of()),
        document ->
            Either.forLeft(new Completions(knowledge.get(), document).at(params.getPosition())));
  }

  @Override
  public CompletableFuture<@Nullable Hover> hover(HoverParams params) {
    return answer(
            params.getTextDocument().getUri(),
            Optional.<Hover>empty(),
            document -> new Hovers(knowledge.get(), document).at(params.getPosition()))
        .thenApply(found -> found.orElse(null));
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    return answer(
        params.getTextDocument().getUri(),
        List.of(),
        document -> fixes(document, params.getRange()));
  }

  /** Answers on another thread, unless nothing is known of the document. */
  private <T> CompletableFuture<T> answer(
      String uri, T nothing, Function<OpenDocument, T> question) {
    Optional<ResponseErrorException> why = fault.get();
    if (why.isPresent()) {
      return CompletableFuture.failedFuture(why.get());
    }
    OpenDocument document = open.get(uri);
    if (document == null || document.isTooLong()) {
      return CompletableFuture.completedFuture(nothing);
    }
    return CompletableFutures.computeAsync(
        answers,
        (CancelChecker cancelled) -> {
          cancelled.checkCanceled();
          return question.apply(document);
        });
  }

  private List<Either<Command, CodeAction>> fixes(OpenDocument document, Range range) {
    List<Either<Command, CodeAction>> out = new ArrayList<>();
    for (Diagnostic found : inspections.of(document)) {
      Range about = Wire.range(document.lines().span(found));
      Optional<Repair> repair = Repair.of(found, document.lines());
      if (repair.isPresent() && touches(about, range)) {
        out.add(Either.forRight(action(document, found, repair.get())));
      }
    }
    return out;
  }

  private static boolean touches(Range one, Range other) {
    return one.getStart().getLine() <= other.getEnd().getLine()
        && other.getStart().getLine() <= one.getEnd().getLine();
  }

  private static CodeAction action(OpenDocument document, Diagnostic found, Repair repair) {
    CodeAction out = new CodeAction("Write `" + repair.replacement() + "` (" + found.code() + ")");
    out.setKind(CodeActionKind.QuickFix);
    out.setIsPreferred(true);
    TextEdit edit = new TextEdit(Wire.range(repair.span()), repair.replacement());
    out.setEdit(new WorkspaceEdit(Map.of(document.uri(), List.of(edit))));
    return out;
  }
}
