package dev.ephor.engine.payload;

import dev.ephor.cel.CelActivation;
import dev.ephor.cel.CelEnvironment;
import dev.ephor.cel.CelTypes;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.plan.Binder;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names that policies for requests of one format see: {@code object} with its type, and the
 * constants of {@code mcp}.
 */
public final class PayloadNames implements Binder {
  private static final String MCP = "mcp";

  private final PayloadFormat format;
  private final Map<String, Value> constants;

  public PayloadNames(PayloadFormat format) {
    this.format = format;
    Map<String, Value> all = new LinkedHashMap<>();
    names().forEach((name, word) -> all.put(MCP + "." + name, StringNode.of(word)));
    this.constants = Map.copyOf(all);
  }

  /** For example {@code ToolsCallMethod}: {@code tools/call}. */
  private static Map<String, String> names() {
    Map<String, String> out = new LinkedHashMap<>();
    out.put("PingMethod", "ping");
    for (McpMessages.Method method : McpMessages.Method.values()) {
      StringBuilder name = new StringBuilder();
      for (String part : method.name().split("_", -1)) {
        name.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
      }
      out.put(name + "Method", method.word());
    }
    return out;
  }

  /** An environment with the names and the functions of the format. */
  public static CelEnvironment declare(CelEnvironment.Builder to, PayloadFormat format) {
    CelEnvironment out =
        to.variable("object", format.requestType())
            .composite(MCP)
            .libraries(format.libraries())
            .build();
    for (String name : names().keySet()) {
      out = out.withField(MCP, name, CelTypes.STRING);
    }
    return out;
  }

  @Override
  public EvaluationContext bind(EvaluationContext context) {
    CelActivation outer = context.activation();
    Value object = format.value(context.attributes().object());
    return context.withActivation(name -> find(name, object, outer));
  }

  private @Nullable Value find(String name, Value object, CelActivation outer) {
    if (name.equals("object")) {
      return object;
    }
    Value constant = constants.get(name);
    return constant == null ? outer.find(name) : constant;
  }
}
