package org.langevin.api.figure;

import java.util.regex.Pattern;

/** What all figures have to keep to. */
final class Checks {
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]+([-.][a-z0-9_]+)*");

  private Checks() {}

  /** A name becomes the name of a file. */
  static void name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a figure's name is made of words of lower case letters, digits and underscores, joined"
              + " by dashes or dots: "
              + name);
    }
  }

  static void pairs(float[] points) {
    if (points.length % 2 != 0) {
      throw new IllegalArgumentException(
          points.length + " values are no whole number of points in the plane");
    }
  }

  static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
