package org.langevin.workbench.internal.sampling;

import org.langevin.api.Shape;

/** What samples are called when they are counted. */
final class Units {
  private Units() {}

  static String of(Shape shape) {
    return shape.isImage() ? "images" : "samples";
  }
}
