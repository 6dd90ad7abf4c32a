package dev.ephor.lsp;

import dev.ephor.cli.terminal.Terminal;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * The language service of {@code ephor lsp}: speaks the Language Server Protocol 3.17 on its input
 * and output until the editor says {@code exit} or goes away. This module alone knows lsp4j, which
 * finds handlers by reflection and makes proxies; commands that end at once load none of it.
 */
public final class EditorService {
  /** Faults that are answered; an input that is nothing but faults is not answered for ever. */
  private static final int FAULTS_MAX = 100;

  private EditorService() {}

  /**
   * Serves one editor.
   *
   * @param definitions paths of CustomResourceDefinitions
   * @param home folder of the program, where the pages about codes are; empty when not known
   * @return 0 after {@code shutdown} and {@code exit}, else 1
   */
  public static int serve(Terminal terminal, List<String> definitions, Optional<Path> home) {
    Output out = new Output(terminal.out());
    ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(daemons());
    ExecutorService answers = Executors.newFixedThreadPool(2, daemons());
    ExecutorService listener = Executors.newSingleThreadExecutor(daemons());
    LanguageSession session =
        new LanguageSession(
            new LanguageSession.Work(worker, answers),
            () -> Knowledge.gather(definitions, terminal, found -> log(terminal, found.render())),
            new Wire(home),
            bug -> log(terminal, "internal failure: " + bug));
    Launcher<LanguageClient> launcher =
        new Launcher.Builder<LanguageClient>()
            .setLocalService(session)
            .setRemoteInterface(LanguageClient.class)
            .setInput(new FrameGuard(new BufferedInputStream(terminal.in()), new Faults(out)))
            .setOutput(out)
            .setExecutorService(listener)
            .create();
    session.connect(launcher.getRemoteProxy());
    Future<Void> listening = launcher.startListening();
    session.onExit(() -> listening.cancel(true));
    await(listening, terminal);
    // Work that is still done is of no use to anybody; daemons do not keep the program alive.
    worker.shutdownNow();
    answers.shutdownNow();
    listener.shutdownNow();
    return session.exitCode();
  }

  private static void await(Future<Void> listening, Terminal terminal) {
    try {
      listening.get();
    } catch (CancellationException e) {
      // The editor said exit.
      return;
    } catch (ExecutionException e) {
      log(terminal, "input cannot be read: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Editors show what a server writes there. */
  private static void log(Terminal terminal, String line) {
    terminal.err().println(line);
    terminal.err().flush();
  }

  private static ThreadFactory daemons() {
    return task -> {
      Thread thread = new Thread(task, "ephor-lsp");
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Answers what is no message, as JSON-RPC 2.0 has it: an error without an id. */
  private static final class Faults implements Consumer<String> {
    private final Output out;
    private int told = 0;

    Faults(Output out) {
      this.out = out;
    }

    @Override
    public void accept(String fault) {
      if (told++ >= FAULTS_MAX) {
        return;
      }
      String body =
          "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\""
              + fault.replace('"', '\'')
              + "\"}}";
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      byte[] head =
          ("Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
      byte[] whole = new byte[head.length + bytes.length];
      System.arraycopy(head, 0, whole, 0, head.length);
      System.arraycopy(bytes, 0, whole, head.length, bytes.length);
      out.message(whole);
    }
  }

  /** The output; whole messages of several threads do not mix. */
  private static final class Output extends OutputStream {
    private final OutputStream to;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    Output(OutputStream to) {
      this.to = to;
    }

    @Override
    public synchronized void write(int b) {
      pending.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      pending.write(bytes, from, length);
    }

    /** The writer of messages flushes after each of them. */
    @Override
    public synchronized void flush() throws IOException {
      pending.writeTo(to);
      pending.reset();
      to.flush();
    }

    synchronized void message(byte[] whole) {
      try {
        to.write(whole);
        to.flush();
      } catch (IOException e) {
        // Nobody listens any more; reading ends the session.
        pending.reset();
      }
    }
  }
}
