package dev.ephor.cli;

import dev.ephor.cli.terminal.Terminal;
import java.util.List;

/**
 * Serves an editor over the streams of a terminal. The program hands it in, so that the commands
 * know nothing of the libraries it needs.
 */
public interface LanguageService {
  /**
   * Serves until the editor leaves.
   *
   * @param definitions paths of CustomResourceDefinitions
   * @return exit code
   */
  int serve(Terminal terminal, List<String> definitions);
}
