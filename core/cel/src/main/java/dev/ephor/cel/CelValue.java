package dev.ephor.cel;

import dev.ephor.document.Value;

/**
 * A value that CEL has and JSON has not, or a list or map that holds such values. Lists and maps of
 * JSON values are {@link dev.ephor.document.ArrayNode} and {@link dev.ephor.document.ObjectNode}.
 * Immutable.
 */
public sealed interface CelValue extends Value
    permits CelBytes,
        CelDuration,
        CelList,
        CelMap,
        CelOpaque,
        CelOptional,
        CelTimestamp,
        CelTypeValue,
        CelUint {}
