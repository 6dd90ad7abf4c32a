package dev.ephor.jmespath;

import dev.ephor.document.ErrorValue;
import dev.ephor.document.Value;
import java.util.List;
import java.util.stream.Collectors;

/** A function call whose number of arguments is right. */
final class Call implements Operation {
  private final Function function;
  private final Function.Body body;
  private final Operation[] arguments;
  private final CallSite site;

  Call(Function function, Function.Body body, Operation[] arguments, CallSite site) {
    this.function = function;
    this.body = body;
    this.arguments = arguments;
    this.site = site;
  }

  /** {@code &operand} as an argument. */
  record Quoted(Reference reference) implements Operation {
    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      return reference;
    }
  }

  /** A call with a wrong number of arguments; an error among those comes first. */
  record Failing(List<Operation> arguments, JmesError error) implements Operation {
    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      for (Operation argument : arguments) {
        Value value = Values.known(argument.evaluate(current, budget));
        if (value instanceof ErrorValue) {
          return value;
        }
      }
      return error;
    }
  }

  @Override
  public Value evaluate(Value current, JmesBudget budget) {
    Value[] values = new Value[arguments.length];
    for (int i = 0; i < values.length; i++) {
      Value value = Values.known(arguments[i].evaluate(current, budget));
      if (value instanceof ErrorValue) {
        return value;
      }
      values[i] = value;
    }
    for (int i = 0; i < values.length; i++) {
      Function.Parameter parameter = function.parameter(i);
      if (!parameter.takes(values[i])) {
        return mismatch(parameter, values[i]);
      }
    }
    return budget.spend(1) ? body.apply(site, values, budget) : site.limit();
  }

  /** The words that users of policies know from their reports. */
  private Value mismatch(Function.Parameter wanted, Value given) {
    String types =
        wanted.types().stream()
            .map(type -> '"' + type.word + '"')
            .collect(Collectors.joining(", "));
    return site.badArgument(
        "Invalid type for: " + GoText.of(given) + ", expected: []jmespath.JpType{" + types + "}");
  }
}
