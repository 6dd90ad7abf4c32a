package dev.ephor.cli.terminal;

import java.nio.file.Path;
import java.util.Map;

/**
 * What commands read besides their streams and files.
 *
 * @param variables environment variables
 * @param folder what relative paths are relative to
 */
public record Environment(Map<String, String> variables, Path folder, Screen screen) {
  public Environment {
    variables = Map.copyOf(variables);
  }

  static Environment ofProcess() {
    Map<String, String> variables = System.getenv();
    return new Environment(variables, Path.of(""), new ProcessScreen(variables));
  }

  /** The variable's value; empty when it is not set. */
  public String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  /** Where {@code path} is, if it is relative to {@link #folder}. */
  public Path resolve(String path) {
    return folder.resolve(path);
  }
}
