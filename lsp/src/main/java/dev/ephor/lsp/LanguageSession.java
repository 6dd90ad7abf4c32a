package dev.ephor.lsp;

import dev.ephor.cli.Version;
import dev.ephor.document.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/**
 * One editor from {@code initialize} to {@code exit}. Messages come one after the other on one
 * thread; requests are answered on others.
 */
final class LanguageSession implements LanguageServer, WorkspaceService {
  private enum Phase {
    NEW,
    RUNNING,
    SHUT_DOWN
  }

  private final Work work;
  private final Wire wire;
  private final TextDocuments documents;
  private final CompletableFuture<Knowledge> knowledge = new CompletableFuture<>();
  private final Supplier<Knowledge> gather;

  private volatile Phase phase = Phase.NEW;
  private volatile Optional<LanguageClient> client = Optional.empty();
  private volatile Runnable onExit = () -> {};

  /**
   * Who works.
   *
   * @param later looks at documents, one after the other
   * @param answers answers requests
   */
  record Work(ScheduledExecutorService later, ExecutorService answers) {}

  LanguageSession(Work work, Supplier<Knowledge> gather, Wire wire, Consumer<Throwable> failed) {
    this.work = work;
    this.gather = gather;
    this.wire = wire;
    Inspections inspections = new Inspections(work.later(), knowledge::join, this::publish, failed);
    this.documents = new TextDocuments(work.answers(), knowledge::join, inspections, this::check);
  }

  void connect(LanguageClient editor) {
    client = Optional.of(editor);
  }

  void onExit(Runnable action) {
    onExit = action;
  }

  int exitCode() {
    return phase == Phase.SHUT_DOWN ? 0 : 1;
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    if (phase != Phase.NEW) {
      return CompletableFuture.failedFuture(
          fault(ResponseErrorCode.InvalidRequest, "the server is initialized"));
    }
    phase = Phase.RUNNING;
    knowledge.completeAsync(gather, work.answers());
    ServerCapabilities can = new ServerCapabilities();
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Incremental);
    sync.setSave(new SaveOptions(false));
    can.setTextDocumentSync(sync);
    can.setHoverProvider(true);
    can.setCompletionProvider(new CompletionOptions(false, List.of(".", " ", ":", "{", "\"")));
    can.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
    InitializeResult out = new InitializeResult(can);
    out.setServerInfo(new ServerInfo("ephor", Version.text()));
    return CompletableFuture.completedFuture(out);
  }

  @Override
  public void initialized(InitializedParams params) {}

  @Override
  public CompletableFuture<Object> shutdown() {
    if (phase != Phase.RUNNING) {
      return CompletableFuture.failedFuture(notRunning());
    }
    phase = Phase.SHUT_DOWN;
    // The answer of the protocol is JSON null.
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void exit() {
    onExit.run();
  }

  @Override
  public void setTrace(SetTraceParams params) {}

  @Override
  public TextDocumentService getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return this;
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {}

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {}

  /** The fault that a request meets outside of a running session. */
  private Optional<ResponseErrorException> check() {
    return phase == Phase.RUNNING ? Optional.empty() : Optional.of(notRunning());
  }

  private ResponseErrorException notRunning() {
    return phase == Phase.NEW
        ? fault(ResponseErrorCode.ServerNotInitialized, "`initialize` comes first")
        : fault(ResponseErrorCode.InvalidRequest, "the server is shut down");
  }

  private static ResponseErrorException fault(ResponseErrorCode code, String message) {
    return new ResponseErrorException(new ResponseError(code, message, null));
  }

  private void publish(OpenDocument document, List<Diagnostic> found) {
    PublishDiagnosticsParams params =
        new PublishDiagnosticsParams(
            document.uri(),
            found.stream().map(one -> wire.diagnostic(one, document.lines())).toList());
    params.setVersion(document.version());
    client.ifPresent(editor -> editor.publishDiagnostics(params));
  }
}
