package org.langevin.workbench.internal.composition;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.langevin.api.Capable;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.network.TangentNetwork;
import org.langevin.api.random.RandomStream;

/** A network that only says what it could do. */
record FakeNetwork(Shape shape, Condition condition, int parameterCount, boolean tangent)
    implements ScoreNetwork {
  @Override
  public void initialize(FloatBuffer parameters, RandomStream random) {
    throw new UnsupportedOperationException();
  }

  @Override
  public NetworkPass open(FloatBuffer parameters, int capacity) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <A> Optional<A> ability(Class<A> type) {
    TangentNetwork tangents =
        (parameters, capacity) -> {
          throw new UnsupportedOperationException();
        };
    return Capable.offer(type, this, tangent ? tangents : null);
  }
}
