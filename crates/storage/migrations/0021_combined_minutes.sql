-- How long a combined meeting lasts at least, where the competent committee set its own.
ALTER TABLE profiles ADD COLUMN combined_minutes INTEGER;
