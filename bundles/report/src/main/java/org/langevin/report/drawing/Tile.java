package org.langevin.report.drawing;

import java.awt.Graphics2D;

/** A part of a picture: a rectangle of data with margins around it. */
interface Tile {
  double width();

  double height();

  double left();

  double right();

  double bottom();

  String title();

  /** Draws with the rectangle's upper left corner here. */
  void draw(Graphics2D graphics, double x, double y);
}
