package org.langevin.report.page;

/**
 * A figure of a page.
 *
 * @param name of its file
 * @param title above it
 * @param caption below it; may be empty
 * @param png the picture; empty if it could not be drawn
 * @param width in the page's pixels
 * @param problem why it could not be drawn; empty if it was
 */
public record Illustration(
    String name, String title, String caption, byte[] png, int width, String problem) {
  /** A figure that was drawn. */
  public static Illustration of(String name, String title, String caption, byte[] png, int width) {
    return new Illustration(name, title, caption, png, width, "");
  }

  /** A figure that could not be drawn. */
  public static Illustration missing(String name, String problem) {
    return new Illustration(name, name, "", new byte[0], 0, problem);
  }
}
