package dev.ephor.cli.load;

import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Which files differ from a git revision: changed since this branch left it, in commits or not yet
 * committed, and new ones that git does not ignore. Asks the program {@code git}, each time for a
 * bounded time and a bounded number of bytes.
 */
public final class GitChanges {
  private static final int SECONDS_MAX = 30;
  private static final int BYTES_MAX = 64 << 20;

  private final Path folder;

  private GitChanges(Path folder) {
    this.folder = folder;
  }

  /** What git says, or why it says nothing. */
  private sealed interface Answer {
    record Text(String text) implements Answer {}

    record Refused() implements Answer {}

    record Unavailable(String reason) implements Answer {}
  }

  /** The files of {@code found} that differ from the revision. */
  public static InputPaths.Found since(String revision, InputPaths.Found found, Terminal terminal) {
    Path folder = terminal.environment().folder().toAbsolutePath();
    List<Diagnostic> problems = new ArrayList<>(found.problems());
    Optional<Set<Path>> changed = new GitChanges(folder).since(revision, problems);
    List<InputFile> kept = new ArrayList<>();
    for (InputFile file : found.files()) {
      switch (file.origin()) {
        case InputFile.Origin.OnDisk(Path path) -> {
          if (changed.isPresent() && changed.get().contains(real(path))) {
            kept.add(file);
          }
        }
        case InputFile.Origin.Stream _ ->
            problems.add(
                problem("git knows nothing about stdin")
                    .withHelp("name files or folders with -r, or leave --changed-since out"));
      }
    }
    return new InputPaths.Found(kept, problems);
  }

  private Optional<Set<Path>> since(String revision, List<Diagnostic> problems) {
    if (revision.isBlank() || revision.startsWith("-")) {
      problems.add(problem("`" + revision + "` is no revision").withHelp("origin/main or HEAD~1"));
      return Optional.empty();
    }
    Answer top = ask("rev-parse", "--show-toplevel");
    if (!(top instanceof Answer.Text(String root))) {
      problems.add(
          refused(top, "this folder is in no git repository")
              .withHelp("start it in a checkout, or leave --changed-since out"));
      return Optional.empty();
    }
    Answer commit = ask("rev-parse", "--verify", "--quiet", revision + "^{commit}");
    if (!(commit instanceof Answer.Text(String id))) {
      problems.add(
          refused(commit, "git knows no revision `" + revision + "`")
              .withHelp("a pipeline may have to fetch it first: `git fetch origin main`"));
      return Optional.empty();
    }
    Answer base = ask("merge-base", id.strip(), "HEAD");
    if (!(base instanceof Answer.Text(String from))) {
      problems.add(
          refused(base, "`" + revision + "` and this branch have no commit in common")
              .withHelp("a shallow clone lacks it: fetch more, for example with fetch-depth: 0"));
      return Optional.empty();
    }
    Path folderOfAll = Path.of(root.strip());
    Set<Path> out = new HashSet<>();
    for (Answer answer : List.of(changed(from.strip()), untracked(folderOfAll))) {
      if (!(answer instanceof Answer.Text(String names))) {
        problems.add(refused(answer, "git does not list the files that changed"));
        return Optional.empty();
      }
      for (String name : names.split("\0", -1)) {
        if (!name.isEmpty()) {
          out.add(real(folderOfAll.resolve(name)));
        }
      }
    }
    return Optional.of(out);
  }

  private Answer changed(String commit) {
    return ask("diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", commit, "--");
  }

  private Answer untracked(Path root) {
    return new GitChanges(root).ask("ls-files", "--others", "--exclude-standard", "-z");
  }

  private Answer ask(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(Arrays.asList(arguments));
    Process git;
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(Redirect.DISCARD)
              .redirectInput(Redirect.PIPE);
      builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
      git = builder.start();
      git.getOutputStream().close();
    } catch (IOException e) {
      return new Answer.Unavailable("the program `git` cannot be started");
    }
    Thread watch = Thread.startVirtualThread(() -> endInTime(git));
    try (InputStream in = git.getInputStream()) {
      byte[] out = in.readNBytes(BYTES_MAX);
      boolean ended = git.waitFor(1, TimeUnit.SECONDS);
      if (!ended || git.exitValue() > 128 + 1) {
        git.destroyForcibly();
        return new Answer.Unavailable("git did not answer within " + SECONDS_MAX + " s");
      }
      return git.exitValue() == 0
          ? new Answer.Text(new String(out, StandardCharsets.UTF_8))
          : new Answer.Refused();
    } catch (IOException e) {
      return new Answer.Unavailable("the answer of git cannot be read");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Unavailable("git was interrupted");
    } finally {
      watch.interrupt();
    }
  }

  private static void endInTime(Process git) {
    try {
      if (!git.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        git.destroyForcibly();
      }
    } catch (InterruptedException e) {
      // It was answered in time.
      Thread.currentThread().interrupt();
    }
  }

  private static Path real(Path path) {
    try {
      return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  private static Diagnostic refused(Answer answer, String message) {
    return answer instanceof Answer.Unavailable(String reason) ? problem(reason) : problem(message);
  }

  private static Diagnostic problem(String message) {
    return LoadMistake.NO_CHANGES.in("--changed-since", message);
  }
}
