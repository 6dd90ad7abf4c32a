package dev.ephor.cel;

import dev.ephor.cel.TextProto.Message;
import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.NullNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One test of the language's own suite ({@code cel.expr.conformance.test.SimpleTest}).
 *
 * @param name {@code file/section/test}
 */
record LanguageCase(String name, Message test) {

  /** The tests of one file of the suite. */
  static List<LanguageCase> of(String file, String text) {
    List<LanguageCase> out = new ArrayList<>();
    for (Message section : TextProto.parse(text).messages("section")) {
      for (Message test : section.messages("test")) {
        String name = file + "/" + section.string("name", "") + "/" + test.string("name", "");
        out.add(new LanguageCase(name, test));
      }
    }
    return out;
  }

  /** What the test is about that no expression of a policy can have; empty for a usual test. */
  Optional<String> needs() {
    String all = test.toString();
    if (all.contains("object_value")
        || all.contains("message_type")
        || all.contains("enum_value")) {
      return Optional.of("values that are protocol buffers");
    }
    String expression = test.string("expr", "");
    if (expression.contains("TestAllTypes") || expression.contains("google.protobuf.")) {
      return Optional.of("names of protocol buffers");
    }
    if (test.has("container")) {
      return Optional.of("a container of names");
    }
    if (test.messages("type_env").stream().anyMatch(declared -> declared.has("function"))) {
      return Optional.of("functions that the test declares");
    }
    if (test.has("disable_macros")) {
      return Optional.of("an environment without macros");
    }
    if (test.has("disable_check")) {
      return Optional.of("an expression whose types nobody checks");
    }
    if (expression.contains("cel.block(") || expression.contains("cel.iterVar(")) {
      return Optional.of("functions that only optimizers write");
    }
    return Optional.empty();
  }

  /** What is different from what the suite wants; empty when nothing is. */
  Optional<String> difference() {
    CelEnvironment.Builder builder =
        CelEnvironment.builder().libraries(StandardLibraries.kyverno()).mixedLiterals();
    for (Message declared : test.messages("type_env")) {
      Message type = declared.message("ident").orElseThrow().message("type").orElseThrow();
      builder.variable(declared.string("name", ""), type(type));
    }
    Map<String, Value> variables = new LinkedHashMap<>();
    for (Message binding : test.messages("bindings")) {
      Message value = binding.message("value").orElseThrow().message("value").orElseThrow();
      variables.put(binding.string("key", ""), value(value));
    }
    String expression = test.string("expr", "");
    String wanted = wanted();
    return switch (builder.build().compile(expression, SourceLocation.UNKNOWN)) {
      case CelCompilation.Rejected(var mistakes) ->
          wanted.equals("error") ? Optional.empty() : Optional.of("rejected: " + mistakes);
      case CelCompilation.Compiled(CelProgram program) -> {
        Optional<String> type = wantedType();
        if (type.isPresent() && !type.get().equals(program.resultType().toString())) {
          yield Optional.of("type " + program.resultType() + " instead of " + type.get());
        }
        if (test.has("check_only")) {
          yield Optional.empty();
        }
        Value value = program.evaluate(variables::get, CelBudget.standard(() -> false));
        String answer = value instanceof CelError ? "error" : Shown.of(value);
        yield answer.equals(wanted)
            ? Optional.empty()
            : Optional.of(
                (value instanceof CelError error ? "error " + error : answer)
                    + " instead of "
                    + wanted);
      }
    };
  }

  private String wanted() {
    if (test.has("eval_error") || test.has("any_eval_errors")) {
      return "error";
    }
    Optional<Message> typed = test.message("typed_result").flatMap(t -> t.message("result"));
    return typed
        .or(() -> test.message("value"))
        .map(result -> Shown.of(value(result)))
        .orElse("true");
  }

  private Optional<String> wantedType() {
    return test.message("typed_result")
        .flatMap(typed -> typed.message("deduced_type"))
        .map(type -> type(type).toString());
  }

  private static Value value(Message message) {
    Map.Entry<String, TextProto> only = message.only().orElseThrow();
    TextProto content = only.getValue();
    return switch (only.getKey()) {
      case "null_value" -> NullNode.NULL;
      case "bool_value" -> BoolNode.of(TextProto.string(content).equals("true"));
      case "int64_value" -> IntNode.of(Long.decode(TextProto.string(content)));
      case "uint64_value" -> new CelUint(Long.parseUnsignedLong(TextProto.string(content)));
      case "double_value" -> FloatNode.of(real(TextProto.string(content)));
      case "string_value" -> StringNode.of(TextProto.string(content));
      case "bytes_value" -> CelBytes.copyOf(((TextProto.Text) content).bytes());
      case "type_value" -> new CelTypeValue(TextProto.string(content));
      case "list_value" ->
          Lists.of(
              ((Message) content)
                  .messages("values").stream().map(LanguageCase::value).toArray(Value[]::new));
      case "map_value" -> {
        Maps.Builder out = new Maps.Builder();
        for (Message entry : ((Message) content).messages("entries")) {
          out.put(
              value(entry.message("key").orElseThrow()),
              value(entry.message("value").orElseThrow()));
        }
        yield out.build();
      }
      default -> throw new AssertionError("no value: " + message);
    };
  }

  private static double real(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  private static CelType type(Message message) {
    Map.Entry<String, TextProto> only = message.only().orElseThrow();
    return switch (only.getKey()) {
      case "primitive", "wrapper" ->
          CelTypes.parse(
              TextProto.string(only.getValue()).toLowerCase(Locale.ROOT).replace("64", ""));
      case "well_known" ->
          CelTypes.parse(TextProto.string(only.getValue()).toLowerCase(Locale.ROOT));
      case "dyn" -> CelTypes.DYN;
      case "null" -> CelTypes.NULL;
      case "type" -> CelType.Basic.TYPE;
      case "list_type" ->
          CelTypes.list(type(((Message) only.getValue()).message("elem_type").orElseThrow()));
      case "map_type" ->
          CelTypes.map(
              type(((Message) only.getValue()).message("key_type").orElseThrow()),
              type(((Message) only.getValue()).message("value_type").orElseThrow()));
      case "abstract_type" -> {
        Message given = (Message) only.getValue();
        String name = given.string("name", "");
        List<Message> parameters = given.messages("parameter_types");
        yield name.equals("optional_type")
            ? CelTypes.optional(type(parameters.getFirst()))
            : CelTypes.opaque(name);
      }
      default -> throw new AssertionError("no type: " + message);
    };
  }
}
