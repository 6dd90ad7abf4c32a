package dev.ephor.cel;

import dev.ephor.document.Value;
import org.jspecify.annotations.Nullable;

/** A value that may be absent: {@code optional.of(x)} or {@code optional.none()}. */
public final class CelOptional implements CelValue {
  public static final CelOptional NONE = new CelOptional(null);

  private final @Nullable Value content;

  private CelOptional(@Nullable Value content) {
    this.content = content;
  }

  public static CelOptional of(Value content) {
    return new CelOptional(content);
  }

  public boolean isPresent() {
    return content != null;
  }

  /** The value, or Java null when absent. */
  @Nullable Value orNull() {
    return content;
  }

  public Value orElse(Value absent) {
    return content == null ? absent : content;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof CelOptional that)) {
      return false;
    }
    if (content == null || that.content == null) {
      return isPresent() == that.isPresent();
    }
    return Equality.equal(content, that.content);
  }

  @Override
  public int hashCode() {
    return content == null ? 0 : content.hashCode();
  }

  @Override
  public String toString() {
    return content == null ? "optional.none()" : "optional(" + content + ")";
  }
}
