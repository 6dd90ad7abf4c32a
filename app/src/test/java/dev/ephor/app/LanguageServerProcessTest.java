package dev.ephor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ephor lsp} as a process of its own, driven by a client of another maker. */
@Tag("slow")
class LanguageServerProcessTest {
  private static final int SECONDS = 60;
  private static final String URI = "file:///policies/p.yaml";
  private static final String POLICY =
      """
      apiVersion: policies.kyverno.io/v1
      kind: ValidatingPolicy
      metadata:
        name: few
      spec:
        matchConstraints:
          resourceRules:
            - apiGroups: [apps]
              apiVersions: [v1]
              operations: [CREATE]
              resources: [deployments]
        validations:
          - expression: objct.spec.replicas <= 5
      """;

  @TempDir Path folder;

  private Process process;

  private static final class Editor implements LanguageClient {
    final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();

    @Override
    public void telemetryEvent(Object object) {}

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams params) {
      published.add(params);
    }

    @Override
    public void showMessage(MessageParams params) {}

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(
        ShowMessageRequestParams params) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void logMessage(MessageParams params) {}

    List<Diagnostic> next() throws InterruptedException {
      PublishDiagnosticsParams params = published.poll(SECONDS, TimeUnit.SECONDS);
      assertThat(params).as("diagnostics within %s seconds", SECONDS).isNotNull();
      return params.getDiagnostics();
    }
  }

  @BeforeEach
  void start() throws IOException {
    process = ephor("lsp", "--stdio").start();
  }

  private ProcessBuilder ephor(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dephor.home=" + Path.of("").toAbsolutePath().getParent(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.ephor.app.Main"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectError(folder.resolve("err").toFile());
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  private LanguageServer connect(Editor editor) {
    Launcher<LanguageServer> launcher =
        LSPLauncher.createClientLauncher(
            editor, process.getInputStream(), process.getOutputStream());
    launcher.startListening();
    return launcher.getRemoteProxy();
  }

  private static LanguageServer initialized(LanguageServer server) throws Exception {
    InitializeResult can = server.initialize(new InitializeParams()).get(SECONDS, TimeUnit.SECONDS);
    assertThat(can.getServerInfo().getName()).isEqualTo("ephor");
    server.initialized(new InitializedParams());
    return server;
  }

  private static void open(LanguageServer server, String text) {
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(URI, "yaml", 1, text)));
  }

  @Test
  void servesAnEditorFromItsStartToItsEnd() throws Exception {
    Editor editor = new Editor();
    LanguageServer server = initialized(connect(editor));
    TextDocumentIdentifier id = new TextDocumentIdentifier(URI);

    open(server, POLICY);
    Diagnostic found = editor.next().getFirst();
    assertThat(found.getCode().getLeft()).isEqualTo("CEL002");
    assertThat(found.getRange()).isEqualTo(new Range(new Position(12, 18), new Position(12, 23)));
    assertThat(found.getMessage().getLeft()).contains("objct", "did you mean `object`?");
    assertThat(Path.of(java.net.URI.create(found.getCodeDescription().getHref()))).exists();

    CodeActionParams asked =
        new CodeActionParams(id, found.getRange(), new CodeActionContext(List.of(found)));
    CodeAction action =
        server.getTextDocumentService().codeAction(asked).get().getFirst().getRight();
    TextEdit edit = action.getEdit().getChanges().get(URI).getFirst();
    assertThat(edit.getNewText()).isEqualTo("object");

    TextDocumentContentChangeEvent mended =
        new TextDocumentContentChangeEvent(edit.getRange(), edit.getNewText());
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(URI, 2), List.of(mended)));
    assertThat(editor.next()).noneMatch(one -> one.getCode().getLeft().equals("CEL002"));

    Hover hover =
        server
            .getTextDocumentService()
            .hover(new HoverParams(id, new Position(12, 32)))
            .get(SECONDS, TimeUnit.SECONDS);
    assertThat(hover.getContents().getRight().getValue()).contains("**replicas**");

    List<CompletionItem> offered =
        server
            .getTextDocumentService()
            .completion(new CompletionParams(id, new Position(12, 34)))
            .get(SECONDS, TimeUnit.SECONDS)
            .getLeft();
    assertThat(offered).extracting(CompletionItem::getLabel).contains("replicas");

    server.getTextDocumentService().didClose(new DidCloseTextDocumentParams(id));
    assertThat(editor.next()).isEmpty();

    server.shutdown().get(SECONDS, TimeUnit.SECONDS);
    server.exit();
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void answersARequestBeforeItsTimeWithAnError() throws Exception {
    LanguageServer server = connect(new Editor());
    HoverParams early = new HoverParams(new TextDocumentIdentifier(URI), new Position(0, 0));
    try {
      server.getTextDocumentService().hover(early).get(SECONDS, TimeUnit.SECONDS);
      throw new AssertionError("answered");
    } catch (ExecutionException e) {
      assertThat(((ResponseErrorException) e.getCause()).getResponseError().getCode())
          .isEqualTo(-32002);
    }
    server.exit();
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
  }

  @Test
  void endsWhenTheEditorGoesAway() throws Exception {
    initialized(connect(new Editor()));
    process.getOutputStream().close();
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
  }

  @Test
  void goesOnAfterWhatIsNoMessage() throws Exception {
    OutputStream to = process.getOutputStream();
    write(to, "hello\r\n\r\n");
    write(to, "Content-Length: 99999999999\r\n\r\n");
    write(to, "Content-Length: x\r\n\r\n");
    write(to, framed("{\"jsonrpc\":"));
    write(to, framed("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"no/such\"}"));
    write(to, framed("{\"jsonrpc\":\"2.0\",\"method\":\"$/no/such\"}"));
    write(
        to,
        framed("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"initialize\",\"params\":{\"x\":[1]}}"));
    String said = readUntil(process.getInputStream(), "\"id\":2");
    assertThat(said).contains("-32700", "\"id\":1", "-32601", "\"id\":2");
    write(to, framed("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"shutdown\"}"));
    assertThat(readUntil(process.getInputStream(), "\"id\":3")).contains("\"result\":null");
    write(to, framed("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}"));
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private static String framed(String body) {
    return "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static void write(OutputStream to, String text) throws IOException {
    to.write(text.getBytes(StandardCharsets.UTF_8));
    to.flush();
  }

  /** Reads to the end of the message that has the part. */
  private static String readUntil(InputStream in, String part) throws IOException {
    StringBuilder out = new StringBuilder();
    while (out.indexOf(part) < 0) {
      int length = 0;
      StringBuilder line = new StringBuilder();
      int sign = in.read();
      while (sign >= 0 && !line.toString().equals("\r")) {
        if (sign == '\n') {
          length = Integer.parseInt(line.toString().replaceAll("\\D", ""));
          line.setLength(0);
        } else {
          line.append((char) sign);
        }
        sign = in.read();
      }
      assertThat(sign).as("the server goes on: %s", out).isNotNegative();
      out.append(new String(in.readNBytes(length), StandardCharsets.UTF_8)).append('\n');
    }
    return out.toString();
  }

  @Test
  void otherCommandsLoadNothingOfIt() throws Exception {
    process.destroyForcibly();
    Files.writeString(folder.resolve("p.yaml"), POLICY.replace("objct", "object"));
    Files.writeString(
        folder.resolve("r.yaml"), "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}}");
    ProcessBuilder builder = ephor("apply", "p.yaml", "-r", "r.yaml");
    builder.command().add(1, "-Xlog:class+load:file=" + folder.resolve("classes"));
    Process apply = builder.redirectOutput(folder.resolve("out").toFile()).start();
    assertThat(apply.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    String loaded = Files.readString(folder.resolve("classes"));
    assertThat(loaded).contains("dev.ephor.cli.apply.");
    assertThat(loaded).doesNotContain("dev.ephor.lsp.", "org.eclipse.lsp4j", "com.google.gson");
  }
}
