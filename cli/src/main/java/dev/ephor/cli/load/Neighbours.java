package dev.ephor.cli.load;

import dev.ephor.document.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The resources of a run, as what else is in the cluster. They are read a second time, and only
 * when a policy asks: a run over many resources keeps none of them in memory. Several threads may
 * ask; a lock makes the first one read.
 */
public final class Neighbours {
  public static final Neighbours NONE = new Neighbours(List::of, false);

  private final Supplier<List<Resource>> reading;
  private final boolean answerCalls;
  private @Nullable List<ObjectNode> objects = null;

  /**
   * @param reading called once at most
   * @param answerCalls whether calls of the API server see them as well
   */
  public Neighbours(Supplier<List<Resource>> reading, boolean answerCalls) {
    this.reading = reading;
    this.answerCalls = answerCalls;
  }

  boolean answerCalls() {
    return answerCalls;
  }

  synchronized List<ObjectNode> objects() {
    List<ObjectNode> known = objects;
    if (known == null) {
      List<ObjectNode> read = new ArrayList<>();
      reading.get().forEach(resource -> read.add(resource.object()));
      known = List.copyOf(read);
      objects = known;
    }
    return known;
  }
}
