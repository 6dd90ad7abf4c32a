package dev.ephor.cli.load;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a GlobalContextEntry holds.
 *
 * @param data the whole, or why it could not be had
 * @param projections views of the data by name, each with its own failure
 */
record GlobalData(Value data, Map<String, Value> projections) {
  GlobalData {
    projections = Map.copyOf(projections);
  }

  /**
   * The data with its projections beside it. Kyverno's command line gives the projections alone, a
   * cluster the data alone; policies written for either find what they ask for.
   */
  Value whole() {
    if (!(data instanceof Node) || projections.isEmpty()) {
      return data;
    }
    ObjectNode out = data instanceof ObjectNode object ? object : ObjectNode.EMPTY;
    for (Map.Entry<String, Value> projection : new LinkedHashMap<>(projections).entrySet()) {
      if (projection.getValue() instanceof Node value) {
        out = out.with(projection.getKey(), value);
      }
    }
    return out;
  }
}
