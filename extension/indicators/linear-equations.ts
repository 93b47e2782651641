/** A dense square matrix, row after row. */
export interface SquareMatrix {
  size: number;
  values: Float64Array;
}

/**
 * Inverse by Gauss–Jordan elimination with partial pivoting (Golub & Van Loan 2013, 3.4). O(size³).
 * @returns undefined when a pivot is 0, that is, the matrix is singular to working precision
 */
export function inverse({ size, values }: SquareMatrix): SquareMatrix | undefined {
  const work = values.slice();
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) result[i * size + i] = 1;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++) {
      if (Math.abs(work[i * size + column]!) > Math.abs(work[pivot * size + column]!)) pivot = i;
    }
    const value = work[pivot * size + column]!;
    if (!(Math.abs(value) > 0)) return undefined;
    if (pivot !== column) {
      swapRows(work, size, pivot, column);
      swapRows(result, size, pivot, column);
    }
    for (let j = 0; j < size; j++) {
      work[column * size + j]! /= value;
      result[column * size + j]! /= value;
    }
    for (let i = 0; i < size; i++) {
      const factor = work[i * size + column]!;
      if (i === column || factor === 0) continue;
      for (let j = column; j < size; j++) work[i * size + j]! -= factor * work[column * size + j]!;
      for (let j = 0; j < size; j++) result[i * size + j]! -= factor * result[column * size + j]!;
    }
  }
  return { size, values: result };
}

/**
 * Solves A·x = b by Gaussian elimination with partial pivoting (ibid.).
 * @returns undefined when the matrix is singular to working precision
 */
export function solveLinear({ size, values }: SquareMatrix, right: Float64Array): Float64Array | undefined {
  const work = values.slice();
  const x = right.slice();
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++) {
      if (Math.abs(work[i * size + column]!) > Math.abs(work[pivot * size + column]!)) pivot = i;
    }
    const value = work[pivot * size + column]!;
    if (!(Math.abs(value) > 0)) return undefined;
    if (pivot !== column) {
      swapRows(work, size, pivot, column);
      [x[pivot], x[column]] = [x[column]!, x[pivot]!];
    }
    for (let i = column + 1; i < size; i++) {
      const factor = work[i * size + column]! / value;
      if (factor === 0) continue;
      for (let j = column; j < size; j++) work[i * size + j]! -= factor * work[column * size + j]!;
      x[i]! -= factor * x[column]!;
    }
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let j = i + 1; j < size; j++) x[i]! -= work[i * size + j]! * x[j]!;
    x[i]! /= work[i * size + i]!;
  }
  return x;
}

function swapRows(matrix: Float64Array, size: number, a: number, b: number): void {
  for (let j = 0; j < size; j++) {
    const kept = matrix[a * size + j]!;
    matrix[a * size + j] = matrix[b * size + j]!;
    matrix[b * size + j] = kept;
  }
}
