"""numpy: arrays in memory, and the files that they come from."""

import numpy as np
from numpy import ndarray

grid = np.zeros((3, 3))
np.ones(3), np.arange(3), np.linspace(0, 1, 5), np.full(3, 1), np.eye(3), np.empty(3), np.zeros_like(grid)
values = np.array([1, 2, 3])
np.asarray([1]), np.concatenate([values, values]), np.vstack([values]), np.append(values, 4), np.stack([values]), np.delete(values, 0)
np.sqrt(values).sum(), np.where(values > 1, values, 0).tolist(), np.unique(values), np.sort(values), np.isnan(values).any()
np.sum(values), np.mean(values), np.dot(grid, grid), np.percentile(values, 90), np.allclose(values, values)
for part in np.array_split(values, 2):
    part.mean()
np.split(values, 3), np.vectorize(abs)(values)
stored = np.load("a.npy")  #: file-read
np.loadtxt("a.txt"), np.genfromtxt("a.csv", delimiter=","), np.fromfile("a.bin")  #: file-read
np.frombuffer(b"1234"), np.fromstring("1 2", sep=" ")
np.save("b.npy", stored)  #: file-write
np.savez("b.npz", stored), np.savez_compressed("b.npz", stored), np.savetxt("b.txt", stored)  #: file-write
np.random.seed(1)
np.random.rand(3), np.random.randint(0, 3), np.random.normal(), np.random.choice(values), np.random.shuffle(values)
np.random.default_rng(1).integers(0, 3), np.random.default_rng().shuffle(values)
np.linalg.norm(values), np.linalg.inv(grid).T, np.pi, np.nan, np.inf
values.reshape(3, 1).astype(float).copy().flatten().tobytes()
values.sort()
values.fill(0)
values.tofile("a.bin"), values.dump("a.pkl")  #: file-write
values.min(), values.max(), values.argmax(), values.shape, values.size, values.nonzero()


def total(given: ndarray, other: np.ndarray) -> float:
    return given.sum() + other.sum()
