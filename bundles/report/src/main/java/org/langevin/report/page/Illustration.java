package org.langevin.report.page;

/**
 * A figure of a page.
 *
 * @param name of its file
 * @param title above it
 * @param caption below it; may be empty
 * @param png the picture; empty if it could not be drawn
 * @param svg the same for papers and slides, in a file of its own beside {@code figures/NAME.png}
 * @param problem why it could not be drawn; empty if it was
 */
public record Illustration(
    String name, String title, String caption, byte[] png, byte[] svg, String problem) {
  /** A figure that was drawn. */
  public static Illustration of(String name, String title, String caption, byte[] png, byte[] svg) {
    return new Illustration(name, title, caption, png, svg, "");
  }

  /** A figure that could not be drawn. */
  public static Illustration missing(String name, String problem) {
    return new Illustration(name, name, "", new byte[0], new byte[0], problem);
  }
}
