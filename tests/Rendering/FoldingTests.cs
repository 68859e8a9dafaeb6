using BotApp.Dialogs;

namespace BotApp.Tests.Rendering;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("Nguyễn Thị Ánh", "nguyen thi anh")]
    [InlineData("D’Angelo", "D'ANGELO")]
    [InlineData("María-José", "maria jose")]
    [InlineData("Łukasz Đặng", "lukasz dang")]
    [InlineData("FNU Abdullah", "Abdullah")]
    [InlineData("عَبْد الله", "عبد الله")]
    public void A_name_is_found_however_it_is_typed(string booked, string typed) =>
        Assert.Equal(Folding.Fold(booked), Folding.Fold(typed));

    [Fact]
    public void Another_name_is_another_name() =>
        Assert.NotEqual(Folding.Fold("Ana Ruiz"), Folding.Fold("Luis Ruiz"));
}
