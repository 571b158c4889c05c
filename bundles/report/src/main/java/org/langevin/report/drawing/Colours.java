package org.langevin.report.drawing;

import java.awt.Color;

/**
 * Colours that people tell apart whatever their eyes, on paper too: Okabe and Ito's for kinds, the
 * viridis map for quantities, whose lightness rises evenly.
 */
final class Colours {
  static final Color BACKGROUND = Color.WHITE;
  static final Color TEXT = new Color(0x222222);
  static final Color GRID = new Color(0xE4E4E4);
  static final Color FRAME = new Color(0x888888);

  /** What others are compared with. */
  static final Color REFERENCE = new Color(0x8C8C8C);

  /** What lies behind something else. */
  static final Color BEHIND = new Color(0xBBBBBB);

  /** What is no number. */
  static final Color MISSING = new Color(0xD55E00);

  /** In an order in which neighbours differ in lightness too. */
  private static final Color[] KINDS = {
    new Color(0x0072B2),
    new Color(0xE69F00),
    new Color(0x009E73),
    new Color(0xD55E00),
    new Color(0x56B4E9),
    new Color(0xCC79A7),
    new Color(0x000000)
  };

  /** The viridis map at equal distances. */
  private static final int[] MAP = {
    0x440154, 0x472C7A, 0x3B518B, 0x2C718E, 0x21908D, 0x27AD81, 0x5CC863, 0xAADC32, 0xFDE725
  };

  private Colours() {}

  /** The colour of the kind of this number; after the last one they begin again. */
  static Color kind(int number) {
    return KINDS[number % KINDS.length];
  }

  /** The colour of a quantity between 0 and 1; values beyond are drawn like the nearer end. */
  static Color quantity(double fraction) {
    double place = Math.max(0, Math.min(1, fraction)) * (MAP.length - 1);
    int index = Math.min((int) place, MAP.length - 2);
    Color from = new Color(MAP[index]);
    Color to = new Color(MAP[index + 1]);
    double share = place - index;
    return new Color(
        between(from.getRed(), to.getRed(), share),
        between(from.getGreen(), to.getGreen(), share),
        between(from.getBlue(), to.getBlue(), share));
  }

  /** A colour through which others can be seen. */
  static Color faint(Color colour, double opacity) {
    return new Color(
        colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
  }

  /** A colour mixed with the background's: opaque, so that lines that cross do not add up. */
  static Color pale(Color colour) {
    double share = 0.65;
    return new Color(
        between(colour.getRed(), BACKGROUND.getRed(), share),
        between(colour.getGreen(), BACKGROUND.getGreen(), share),
        between(colour.getBlue(), BACKGROUND.getBlue(), share));
  }

  private static int between(int from, int to, double share) {
    return (int) Math.round(from + share * (to - from));
  }
}
