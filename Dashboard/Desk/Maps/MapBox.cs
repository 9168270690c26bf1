namespace RedProperty.Realtime.Desk.Maps;

/// <summary>A rectangle on the map, in its units; y grows to the south.</summary>
public readonly record struct MapBox(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public bool Overlaps(MapBox other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    public bool Holds(MapBox other) => X <= other.X && Y <= other.Y && other.Right <= Right && other.Bottom <= Bottom;
}
