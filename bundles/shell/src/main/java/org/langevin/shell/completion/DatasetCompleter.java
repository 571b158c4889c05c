package org.langevin.shell.completion;

import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.api.dataset.Dataset;
import org.langevin.workbench.ExtensionInfo;

/** Completes ids of datasets. */
@Service
public final class DatasetCompleter extends CatalogueCompleter {
  @Override
  boolean offers(ExtensionInfo extension) {
    return extension.point().equals(Dataset.POINT);
  }
}
