UPDATE book SET line = :line, binding = :binding, next_number = :next_number
