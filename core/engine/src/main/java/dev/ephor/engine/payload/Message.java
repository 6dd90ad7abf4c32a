package dev.ephor.engine.payload;

import dev.ephor.cel.CelRecord;
import dev.ephor.document.JsonWriter;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import org.jspecify.annotations.Nullable;

/**
 * A message as a value of expressions, seen over its JSON; parts are made when they are read.
 *
 * @param content as {@link MessageReader} gives it: fields by their own names, those with default
 *     values left out
 */
public record Message(MessageType type, ObjectNode content) implements CelRecord {
  @Override
  public String typeName() {
    return type.name();
  }

  @Override
  public @Nullable Value field(String name) {
    FieldType field = type.fields().get(name);
    if (field == null) {
      return null;
    }
    Node node = content.get(name);
    return node == null ? field.absent() : field.value(node);
  }

  @Override
  public boolean isSet(String name) {
    return content.has(name);
  }

  @Override
  public String toString() {
    return JsonWriter.compact().write(content);
  }
}
