package dev.ephor.cli.load;

import dev.ephor.cli.terminal.Options;
import dev.ephor.engine.port.PayloadKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/** The options that name payloads, which several commands have. */
public final class PayloadOptions {
  private PayloadOptions() {}

  public static void declare(Options options) {
    options
        .texts("PATH", "JSON or YAML documents for policies of mode JSON.", "--json")
        .texts("PATH", "Requests for policies of mode HTTP, as JSON or YAML.", "--http-payload")
        .texts("PATH", "Requests for policies of mode Envoy, as JSON or YAML.", "--envoy-payload");
  }

  /** Paths by what they are; kinds that are not given are not in the map. */
  public static Map<PayloadKind, List<String>> read(ParseResult arguments) {
    Map<PayloadKind, List<String>> out = new EnumMap<>(PayloadKind.class);
    for (PayloadKind kind : PayloadKind.values()) {
      List<String> paths = paths(kind, arguments);
      if (!paths.isEmpty()) {
        out.put(kind, paths);
      }
    }
    return out;
  }

  private static List<String> paths(PayloadKind kind, ParseResult arguments) {
    return switch (kind) {
      case KUBERNETES -> List.of();
      case JSON -> Options.texts(arguments, "--json");
      case HTTP -> Options.texts(arguments, "--http-payload");
      case ENVOY -> Options.texts(arguments, "--envoy-payload");
    };
  }
}
