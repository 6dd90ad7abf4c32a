package dev.ephor.engine.token;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** What a token says (RFC 7519 §4), in the form that policies of Kyverno know. */
final class Claims {
  private static final List<String> TIMES = List.of("exp", "nbf", "iat");

  private Claims() {}

  /** The claim that has not the type the standard gives it, if any. */
  static Optional<String> malformed(ObjectNode claims) {
    for (String name : TIMES) {
      Node value = claims.get(name);
      if (value != null && !(value instanceof NumberNode)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** All numbers are doubles, times are whole seconds, and the audience is always a list. */
  static ObjectNode plain(ObjectNode claims) {
    ObjectNode.Builder out = ObjectNode.builder();
    for (int i = 0; i < claims.size(); i++) {
      String name = claims.key(i);
      Node value = claims.value(i);
      if (TIMES.contains(name) && value instanceof NumberNode) {
        out.put(name, FloatNode.of((double) seconds(value)));
      } else if (name.equals("aud") && value instanceof StringNode) {
        out.put(name, ArrayNode.of(List.of(value)));
      } else {
        out.put(name, doubles(value));
      }
    }
    return out.build();
  }

  /** Documents of tokens are bounded in depth by their reader. */
  private static Node doubles(Node node) {
    return switch (node) {
      case IntNode whole -> FloatNode.of((double) whole.value());
      case ArrayNode array -> ArrayNode.of(array.asList().stream().map(Claims::doubles).toList());
      case ObjectNode object -> {
        ObjectNode.Builder out = ObjectNode.builder();
        for (int i = 0; i < object.size(); i++) {
          out.put(object.key(i), doubles(object.value(i)));
        }
        yield out.build();
      }
      default -> node;
    };
  }

  /** Whether the times allow the token to be used now; one that is not given allows it. */
  static boolean areCurrent(ObjectNode claims, Instant now) {
    long second = now.getEpochSecond();
    return isAllowed(claims.get("exp"), expires -> second < expires)
        && isAllowed(claims.get("nbf"), begins -> second >= begins)
        && isAllowed(claims.get("iat"), issued -> second >= issued);
  }

  private static boolean isAllowed(@Nullable Node time, LongPredicate allowed) {
    return time == null || allowed.test(seconds(time));
  }

  private static long seconds(Node time) {
    return switch (time) {
      case IntNode whole -> whole.value();
      case FloatNode real -> (long) real.doubleValue();
      default -> 0;
    };
  }
}
