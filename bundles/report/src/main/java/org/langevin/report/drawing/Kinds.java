package org.langevin.report.drawing;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** The colours of the kinds of things in a picture: the same label is drawn the same everywhere. */
final class Kinds {
  private final List<String> labels = new ArrayList<>();
  private boolean reference;

  /** Takes note of the labels of a chart. */
  void add(Chart chart) {
    for (String label : chart.kinds()) {
      if (!labels.contains(label)) {
        labels.add(label);
      }
    }
    reference |= chart.comparesWithFirst();
  }

  /** Counted from 0 in the order of appearance, without what others are compared with: -1. */
  int number(String label) {
    return labels.indexOf(label) - (reference ? 1 : 0);
  }

  Color colour(String label) {
    int number = number(label);
    return number < 0 ? Colours.REFERENCE : Colours.kind(number);
  }
}
