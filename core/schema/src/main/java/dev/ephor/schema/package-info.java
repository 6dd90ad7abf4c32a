/**
 * What the fields of resources are: the types of the Kubernetes API, packed into one file, and
 * those of CustomResourceDefinitions. Read when asked for and not before.
 */
@NullMarked
package dev.ephor.schema;

import org.jspecify.annotations.NullMarked;
