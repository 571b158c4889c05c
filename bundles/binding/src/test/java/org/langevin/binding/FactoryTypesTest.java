package org.langevin.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.SdeContext;

class FactoryParametersTest {
  record Rate(@Parameter(description = "Rate") double beta) {}

  interface Named<Q extends Record, X> extends ExtensionFactory<Q, SdeContext, Sde> {}

  abstract static class Base<X, R extends Record> implements Named<R, X> {
    @Override
    public Sde create(R parameters, SdeContext context) {
      throw new UnsupportedOperationException();
    }
  }

  static class Direct extends Base<String, Rate> {}

  static final class Further extends Direct {}

  static final class Unclear<R extends Record> extends Base<String, R> {}

  @Test
  void theRecordIsFoundThroughGenericParents() {
    assertEquals(List.of("beta"), FactoryTypes.of(new Further()).declaration().names());
  }

  @Test
  void aFactoryWithoutARecordIsDefective() {
    ExtensionFactory<?, ?, ?> factory = new Unclear<Rate>();
    assertThrows(IllegalArgumentException.class, () -> FactoryTypes.of(factory));
  }
}
