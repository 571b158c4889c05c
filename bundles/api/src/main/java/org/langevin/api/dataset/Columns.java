package org.langevin.api.dataset;

import java.util.List;
import org.langevin.api.Ability;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What the items of a tabular dataset mean: how encoded values are read back as rows of a table.
 */
@Ability(of = Dataset.class, words = "table columns")
@ConsumerType
public interface Columns {
  /** The columns of the table, in order. */
  List<Column> columns();

  /**
   * Decodes an item.
   *
   * @param items an array of encoded items
   * @param offset where the item begins
   * @return one value for each column; of a categorical column, the index of the category
   */
  double[] decode(float[] items, int offset);

  /**
   * A column.
   *
   * @param name as in the table's head
   * @param categories the names of the categories; empty for a numeric column
   */
  record Column(String name, List<String> categories) {
    /** Copies the list. */
    public Column {
      categories = List.copyOf(categories);
    }

    /** Whether values are categories rather than numbers. */
    public boolean isCategorical() {
      return !categories.isEmpty();
    }
  }
}
