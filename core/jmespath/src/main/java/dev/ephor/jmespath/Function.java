package dev.ephor.jmespath;

import dev.ephor.document.Node;
import dev.ephor.document.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A function that expressions may call.
 *
 * @param variadic whether the last parameter may be given several times
 * @param returns words for the result's types, as in signatures
 * @param note what it does, one line
 */
record Function(
    String name,
    List<Parameter> parameters,
    boolean variadic,
    List<ArgumentType> returns,
    String note,
    Body body) {

  Function {
    parameters = List.copyOf(parameters);
    returns = List.copyOf(returns);
  }

  /** Types that one argument may have. */
  record Parameter(List<ArgumentType> types) {
    Parameter {
      types = List.copyOf(types);
    }

    boolean takes(Value value) {
      for (ArgumentType type : types) {
        if (type.takes(value)) {
          return true;
        }
      }
      return false;
    }
  }

  /** What a function does with arguments whose number and types are right. */
  @FunctionalInterface
  interface Body {
    /** A node or an error. */
    Value apply(CallSite site, Value[] arguments, JmesBudget budget);
  }

  /** A body that is fit for the arguments that stand in the text already. */
  interface Prepared extends Body {
    /** {@code constants[i]} is the i-th argument if it is a literal, else null. */
    Body prepare(@Nullable Node[] constants);
  }

  /** A function whose number of arguments is fixed. */
  static Function define(
      String name, List<Parameter> parameters, ArgumentType returns, String note, Body body) {
    return new Function(name, parameters, false, List.of(returns), note, body);
  }

  static Parameter takes(ArgumentType... types) {
    return new Parameter(Arrays.asList(types));
  }

  boolean takesArity(int count) {
    return variadic ? count >= parameters.size() : count == parameters.size();
  }

  Parameter parameter(int argument) {
    return parameters.get(Math.min(argument, parameters.size() - 1));
  }

  /** {@code name(type|type, type) type}. */
  String signature() {
    String arguments =
        parameters.stream()
            .map(parameter -> words(parameter.types()))
            .collect(Collectors.joining(", "));
    return name + "(" + arguments + (variadic ? "..." : "") + ") " + words(returns);
  }

  private static String words(List<ArgumentType> types) {
    return types.stream().map(type -> type.word).collect(Collectors.joining("|"));
  }
}
