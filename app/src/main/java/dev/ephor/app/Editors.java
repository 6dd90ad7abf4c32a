package dev.ephor.app;

import dev.ephor.cli.LanguageService;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.lsp.EditorService;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Leads to the language service; its classes are loaded when it is called and not before. */
final class Editors implements LanguageService {
  /** Set by the launcher: the folder of the checkout, where the pages about codes are. */
  private static final String HOME = "ephor.home";

  @Override
  public int serve(Terminal terminal, List<String> definitions) {
    Optional<Path> home = Optional.ofNullable(System.getProperty(HOME)).map(Path::of);
    return EditorService.serve(terminal, definitions, home);
  }
}
